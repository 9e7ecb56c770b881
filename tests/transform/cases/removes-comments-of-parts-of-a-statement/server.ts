import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { title, /* SERVER_MARKER: why */ load } from './notes'
import {
  // SERVER_MARKER: above the name
  save, // SERVER_MARKER: behind the name
  color,
} from './theme'

const shown = title + color,
  // SERVER_MARKER: about the key
  key = load('SERVER_MARKER')

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => save(key))

export { shown }
export { now as now_createServerFn_handler }

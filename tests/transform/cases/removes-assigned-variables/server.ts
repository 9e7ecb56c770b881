import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './SERVER_MARKER/load'

let cache: string | undefined
let hits = 0
let shownHits = 0

function read() {
  hits++
  shownHits += 1
  return (cache ??= load('SERVER_MARKER'))
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => read())

export const shown = () => shownHits
export { now as now_createServerFn_handler }

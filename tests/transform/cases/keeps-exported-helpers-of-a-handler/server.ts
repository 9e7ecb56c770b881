import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { format } from './CLIENT_MARKER/format'

export const describe = (text: string) => format(text, 'CLIENT_MARKER')

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => describe('SERVER_MARKER'))
export { now as now_createServerFn_handler }

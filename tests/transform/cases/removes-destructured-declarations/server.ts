import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { config } from './SERVER_MARKER/config'
import { theme } from './CLIENT_MARKER/theme'

const { url, keys: [key], ...rest } = config
const { color, secret } = theme

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => [url, key, rest, secret, 'SERVER_MARKER'])

export const shown = color
export { now as now_createServerFn_handler }

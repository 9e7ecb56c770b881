import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import config from './SERVER_MARKER/config.json' with { type: 'json' }

export const now = _serverServerFn(createServerFn(), { id: "aa4vHDsX6ui7qlUL", name: "now", filename: "src/input.js" }, () => config.now)

export const Title = () => <h1>CLIENT_MARKER</h1>
export { now as now_createServerFn_handler }

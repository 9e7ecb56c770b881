import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const _default = _serverServerFn(createServerFn(), { id: "PvzUqAGbRR_ziudK", name: "default", filename: "src/input.ts" }, () => read());
export { _default as default }
export { _default as default_createServerFn_handler }

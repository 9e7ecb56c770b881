import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const _default = 'CLIENT_MARKER'

const _default2 = _serverServerFn(createServerFn(), { id: "PvzUqAGbRR_ziudK", name: "default", filename: "src/input.ts" }, () => 'SERVER_MARKER');

export const title = _default
export { _default2 as default }
export { _default2 as default_createServerFn_handler }

import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const byDefault = _serverServerFn(createServerFn(), { id: "sHhknXxA9M7Ngwbg", name: "byDefault", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const byName = _serverServerFn(createServerFn({ method: 'GET' }), { id: "a3BpH2b4gaNRo0iI", name: "byName", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { byDefault as byDefault_createServerFn_handler }
export { byName as byName_createServerFn_handler }

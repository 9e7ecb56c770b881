import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { LARGE } from './SERVER_MARKER/limits'
import { schema } from './SERVER_MARKER/schema'

const authed = createServerFn({ method: 'POST' }).middleware([auth])

const noted = authed({ limits: LARGE }).inputValidator(schema)

export const add = _serverServerFn(noted, { id: "3I_QBe4xViJbdQRe", name: "add", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const read = _serverServerFn(noted({ method: 'GET' }), { id: "6NJZVQwtMMFuOn8c", name: "read", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { add as add_createServerFn_handler }
export { read as read_createServerFn_handler }

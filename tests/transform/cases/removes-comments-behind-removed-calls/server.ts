import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'

export const auth = _namedMiddleware(createMiddleware({ type: 'function' })
  .server(() => 'SERVER_MARKER') // SERVER_MARKER
  // CLIENT_MARKER
  .client(() => 'CLIENT_MARKER'), { name: "auth", filename: "src/input.ts" })

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => 'SERVER_MARKER') /* SERVER_MARKER */, // SERVER_MARKER
  count = _serverServerFn(createServerFn(), { id: "Ab5iHlMz6lEF6LTj", name: "count", filename: "src/input.ts" }, () => 'SERVER_MARKER'), // SERVER_MARKER
  title = 'CLIENT_MARKER' // CLIENT_MARKER

export const api = {
  list: _serverServerFn(createServerFn(), { id: "A-RzwaWlB43oLIFC", name: "api.list", filename: "src/input.ts" }, () => 'SERVER_MARKER'), // SERVER_MARKER
  count: _serverServerFn(createServerFn(), { id: "pBf1tLxJ3TR69MUF", name: "api.count", filename: "src/input.ts" }, () => 'SERVER_MARKER') /* SERVER_MARKER */,
  title, // CLIENT_MARKER
}
export { list as list_createServerFn_handler }
export { count as count_createServerFn_handler }
export const api$list_createServerFn_handler = api.list
export const api$count_createServerFn_handler = api.count

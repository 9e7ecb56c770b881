// SERVER_MARKER: one row of the table
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
class Row {
  static text = 'SERVER_MARKER'
}

const { createMiddleware, createServerFn } = await import('seamline')

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => Row.text)

export function page() {
  // SERVER_MARKER: of the helper alone
  const row = () => Row.text
  return _namedMiddleware(createMiddleware().server(row), { name: "(unnamed)", filename: "src/input.ts" })
}
export { list as list_createServerFn_handler }

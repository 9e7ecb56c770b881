import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'
import { env } from './SERVER_MARKER/env.server'
import { label } from './CLIENT_MARKER/label'

const session = ({ password, name }: { password: string; name: string }) =>
  _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { name } }))
    .server(({ next }) => next({ context: { password } })), { name: "(unnamed)", filename: "src/input.ts" })

function limit(count: number, title: string, store: Store, shown = 'CLIENT_MARKER') {
  return _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { title, shown } }))
    .server(({ next }) => next({ context: { count, store } })), { name: "(unnamed)", filename: "src/input.ts" })
}

const auth = session({
  // SERVER_MARKER: read from the environment.
  password: env.PASSWORD,
  name: label,
})
const limited = limit(env.LIMIT, 'CLIENT_MARKER', env.store)

export const list = _serverServerFn(createServerFn()
  .middleware([auth, limited, session({ name: 'CLIENT_MARKER', password: `SERVER_MARKER` })]), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { list as list_createServerFn_handler }

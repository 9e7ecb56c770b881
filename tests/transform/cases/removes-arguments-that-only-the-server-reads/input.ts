import { createMiddleware, createServerFn } from 'seamline'
import { env } from './SERVER_MARKER/env.server'
import { label } from './CLIENT_MARKER/label'

const session = ({ password, name }: { password: string; name: string }) =>
  createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { name } }))
    .server(({ next }) => next({ context: { password } }))

function limit(count: number, title: string, store: Store, shown = 'CLIENT_MARKER') {
  return createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { title, shown } }))
    .server(({ next }) => next({ context: { count, store } }))
}

const auth = session({
  // SERVER_MARKER: read from the environment.
  password: env.PASSWORD,
  name: label,
})
const limited = limit(env.LIMIT, 'CLIENT_MARKER', env.store)

export const list = createServerFn()
  .middleware([auth, limited, session({ name: 'CLIENT_MARKER', password: `SERVER_MARKER` })])
  .handler(() => 'SERVER_MARKER')

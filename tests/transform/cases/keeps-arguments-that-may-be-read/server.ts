import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'
import { options, more } from './CLIENT_MARKER/options'

const rest = ({ secret, ...others }: Options) =>
  _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next(others))
    .server(({ next }) => next({ context: { secret, text: 'SERVER_MARKER' } })), { name: "(unnamed)", filename: "src/input.ts" })

const withDefault = ({ secret = more.read() }: Options) =>
  _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { secret } })), { name: "(unnamed)", filename: "src/input.ts" })

const unread = (unused: string) =>
  _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) => next()), { name: "(unnamed)", filename: "src/input.ts" })

export const list = _serverServerFn(createServerFn()
  .middleware([
    rest({ secret: 'CLIENT_MARKER', ...options }),
    withDefault({ secret: 'CLIENT_MARKER' }),
    unread('CLIENT_MARKER'),
    rest(...more),
  ]), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { list as list_createServerFn_handler }

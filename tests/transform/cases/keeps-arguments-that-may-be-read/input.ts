import { createMiddleware, createServerFn } from 'seamline'
import { options, more } from './CLIENT_MARKER/options'

const rest = ({ secret, ...others }: Options) =>
  createMiddleware({ type: 'function' })
    .client(({ next }) => next(others))
    .server(({ next }) => next({ context: { secret, text: 'SERVER_MARKER' } }))

const withDefault = ({ secret = more.read() }: Options) =>
  createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { secret } }))

const unread = (unused: string) =>
  createMiddleware({ type: 'function' }).server(({ next }) => next())

export const list = createServerFn()
  .middleware([
    rest({ secret: 'CLIENT_MARKER', ...options }),
    withDefault({ secret: 'CLIENT_MARKER' }),
    unread('CLIENT_MARKER'),
    rest(...more),
  ])
  .handler(() => 'SERVER_MARKER')

import { createMiddleware } from 'seamline'

const sender = createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER'))

export const auth = sender.server(({ next }) => next('SERVER_MARKER'))

import { createMiddleware } from 'seamline'

export const middleware = {
  auth: createMiddleware({ type: 'function' })
    .client(({ next }) => next('CLIENT_MARKER'))
    .server(({ next }) => next('SERVER_MARKER')),
  log: createMiddleware().server(({ next }) => next('SERVER_MARKER')),
}

export class Guards {
  static own = createMiddleware().server(({ next }) => next('SERVER_MARKER'))
}

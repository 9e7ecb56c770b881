import { createMiddleware } from 'seamline'

export function guard(role: string) {
  const build = () => createMiddleware().server(({ next }) => next(['SERVER_MARKER', role]))
  return createMiddleware()
    .middleware([])
    .server(({ next }) => next([build(), 'SERVER_MARKER']))
}

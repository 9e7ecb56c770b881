import { createIsomorphicFn, createMiddleware } from 'seamline'
import { zoneOf } from './SERVER_MARKER/request'

export const zoned = createMiddleware({ type: 'function' }).client(({ next }) => {
  const zone = createIsomorphicFn()
    .server(() => zoneOf('SERVER_MARKER'))
    .client(() => 'BROWSER_MARKER')
  return next([zone(), 'CLIENT_MARKER'])
})

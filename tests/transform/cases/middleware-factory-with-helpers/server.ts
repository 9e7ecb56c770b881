import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { createStore } from './SERVER_MARKER/store'
import { describe } from './CLIENT_MARKER/describe'

export function rateLimit(max: number) {
  const label = describe(max),
    store = createStore('SERVER_MARKER')
  const key = (user: string) => store.key(user)
  let calls = 0
  function retry(left: number): unknown {
    return left > 0 ? retry(left - 1) : 'SERVER_MARKER'
  }
  class Bucket {
    static empty = new Bucket('SERVER_MARKER')
  }
  return _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next(label))
    .server(({ next, context }) => {
      calls++
      return next([key(context.user), retry(max), Bucket.empty])
    }), { name: "(unnamed)", filename: "src/input.ts" })
}

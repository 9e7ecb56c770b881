/** The smallest page that uses the package: one call through one client middleware. */

import { createMiddleware, createServerFn } from 'seamline'

const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { Authorization: `Bearer ${document.cookie}` } }))
  .server(({ next }) => next())

const greet = createServerFn({ method: 'POST' })
  .middleware([auth])
  .inputValidator((name: string) => name)
  .handler(({ data }) => `Hello, ${data}`)

document.title = await greet({ data: 'you' })

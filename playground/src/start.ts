import { createStart } from 'seamline'
import { traceMiddleware } from './trace.middleware'

/** What holds for every call of this app. */
export const startInstance = createStart(() => ({
  functionMiddleware: [traceMiddleware],
  serverFns: {
    // The server has a newer build than this page.
    onStale: () => location.reload(),
  },
}))

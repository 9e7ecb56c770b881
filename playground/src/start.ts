import { createStart } from 'seamline'
import { traceMiddleware } from './trace.middleware'

/** Global options of this app. */
export const startInstance = createStart(() => ({
  functionMiddleware: [traceMiddleware],
  serverFns: {
    // The server runs a newer build than this page.
    onStale: () => location.reload(),
  },
}))

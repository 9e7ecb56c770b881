import { createStart } from '../../../src/index.ts'
import { aroundRequest } from './middleware.ts'

/** Failures are part of the run; the log is for the others. */
export const startInstance = createStart(() => ({
  requestMiddleware: [aroundRequest],
  serverFns: { onError: () => {} },
}))

import { createStart } from '../../../src/index.ts'
import { aroundRequest } from './middleware.ts'

/** Failures are part of the run; only the others are logged. */
export const startInstance = createStart(() => ({
  requestMiddleware: [aroundRequest],
  serverFns: { onError: () => {} },
}))

import { createStart } from '../../../src/index.ts'
import { aroundCalls, aroundRequest } from './middleware.ts'
import { tokenAdapter } from './token.ts'

export const startInstance = createStart(() => ({
  requestMiddleware: [aroundRequest],
  functionMiddleware: [aroundCalls],
  serializationAdapters: [tokenAdapter],
  serverFns: { onError: () => {} },
}))

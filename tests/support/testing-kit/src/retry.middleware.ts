import { createMiddleware, ProtocolError } from 'seamline'

export const retry = createMiddleware({ type: 'function' }).client(async ({ next }) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await next()
    } catch (error) {
      const isInterrupted = error instanceof ProtocolError && error.code === 'NETWORK'
      if (!isInterrupted || attempt === 3) throw error
    }
  }
})

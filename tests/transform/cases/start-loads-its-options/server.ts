import { createStart } from 'seamline'

export const startInstance = createStart(async () => {
  const { session } = await import('./SERVER_MARKER/session')
  const { auth } = await import('./CLIENT_MARKER/auth')
  return { functionMiddleware: [auth], requestMiddleware: [session] }
})

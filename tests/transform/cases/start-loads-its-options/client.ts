import { createStart } from 'seamline'

export const startInstance = createStart(async () => {
  const { auth } = await import('./CLIENT_MARKER/auth')
  return { functionMiddleware: [auth] }
})

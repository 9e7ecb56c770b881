import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

const requestMiddleware = [session('SERVER_MARKER')]

export const startInstance = createStart(async () => {
  const functionMiddleware = [logging]
  if (import.meta.env.DEV) {
    return { functionMiddleware, requestMiddleware }
  }
  return {
    requestMiddleware: [...requestMiddleware],
    functionMiddleware: functionMiddleware.filter(() => 'CLIENT_MARKER'),
  }
})

import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'


export const startInstance = createStart(async () => {
  const functionMiddleware = [logging]
  if (import.meta.env.DEV) {
    return { functionMiddleware }
  }
  return {
    functionMiddleware: functionMiddleware.filter(() => 'CLIENT_MARKER'),
  }
})

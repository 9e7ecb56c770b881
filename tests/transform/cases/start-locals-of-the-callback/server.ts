import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(() => {
  const name = 'SERVER_MARKER'
  const requestMiddleware = [session(name)]
  return { functionMiddleware: [logging], requestMiddleware }
})

import { createStart } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { session } from './SERVER_MARKER/session'

const options = {
  functionMiddleware: [auth],
  requestMiddleware: [session],
}

export const startInstance = createStart(() => options)

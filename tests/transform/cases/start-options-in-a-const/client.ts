import { createStart } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const options = {
  functionMiddleware: [auth],
}

export const startInstance = createStart(() => options)

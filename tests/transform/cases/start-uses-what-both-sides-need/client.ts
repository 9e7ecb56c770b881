import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/middleware'
import { name } from './CLIENT_MARKER/name'

export const startInstance = createStart(() => ({
  functionMiddleware: [logging(name)],
}))

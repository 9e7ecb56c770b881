import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'

export const startInstance = createStart(() => {
  return { functionMiddleware: [logging] }
})

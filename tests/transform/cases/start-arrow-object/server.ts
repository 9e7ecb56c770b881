import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(() => ({
  functionMiddleware: [logging],
  requestMiddleware: [session('SERVER_MARKER')],
}))

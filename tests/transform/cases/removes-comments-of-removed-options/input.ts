import { createServerFn, createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(() => ({
  functionMiddleware: [logging],
  // SERVER_MARKER: above a removed option
  requestMiddleware: [session], // SERVER_MARKER: behind it
}))

export const upload = createServerFn({
  method: 'POST',
  /** SERVER_MARKER: above a removed option */
  limits: { body: 20_000_000 },
}).handler(() => 'SERVER_MARKER')

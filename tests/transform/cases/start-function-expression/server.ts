import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(function options() {
  function inner() {
    return ['CLIENT_MARKER', logging]
  }
  return { functionMiddleware: inner(), requestMiddleware: [session] }
})

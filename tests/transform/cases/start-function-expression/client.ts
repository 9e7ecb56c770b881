import { createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'

export const startInstance = createStart(function options() {
  function inner() {
    return ['CLIENT_MARKER', logging]
  }
  return { functionMiddleware: inner() }
})

import { createMiddleware } from 'seamline'
import { send } from './CLIENT_MARKER/session'
import { check } from './SERVER_MARKER/session'
import { schema } from './SERVER_MARKER/schema'

export const auth = createMiddleware({ type: 'function' })
  .inputValidator(schema)
  .client(send)
  .server(check)

import { createMiddleware } from 'seamline'
import { schema } from './SERVER_MARKER/schema'

export const older = createMiddleware({ type: 'function' })
  .inputValidator(schema)
  .client(({ next }) => next('CLIENT_MARKER'))

export const newer = createMiddleware({ type: 'function' })
  .validator((data: unknown) => schema.parse(data, 'SERVER_MARKER'))
  .server(({ next }) => next('SERVER_MARKER'))

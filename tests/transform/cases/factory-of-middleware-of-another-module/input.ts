import { db } from './SERVER_MARKER/database'
import { traced } from './tracing'

export const withDb = traced('db')
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next({ context: { db } }))

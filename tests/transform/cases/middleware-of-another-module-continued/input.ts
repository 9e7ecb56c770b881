import { audited, kit } from './middleware'
import { db } from './SERVER_MARKER/database'

export const withDb = audited.server(({ next }) => next({ context: { db } }))

export const both = kit.traced
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next('SERVER_MARKER'))

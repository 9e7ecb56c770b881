import { startInstance } from './start'
import { db } from './SERVER_MARKER/database'

const { createMiddleware } = startInstance

export const withDb = createMiddleware().server(({ next }) => next({ context: { db } }))

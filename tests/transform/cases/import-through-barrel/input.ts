import { createMiddleware, createServerFn } from './toolkit'
import { read } from './SERVER_MARKER/database'

export const log = createMiddleware({ type: 'function' }).server(({ next }) =>
  next('SERVER_MARKER'),
)

export const listNotes = createServerFn().handler(() => read())

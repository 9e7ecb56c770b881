import { createMiddleware, createServerFn } from 'seamline'

export const auth = createMiddleware({ type: 'function' })
  .server(() => 'SERVER_MARKER') // SERVER_MARKER
  // CLIENT_MARKER
  .client(() => 'CLIENT_MARKER')

export const list = createServerFn().handler(() => 'SERVER_MARKER') /* SERVER_MARKER */, // SERVER_MARKER
  count = createServerFn().handler(() => 'SERVER_MARKER'), // SERVER_MARKER
  title = 'CLIENT_MARKER' // CLIENT_MARKER

export const api = {
  list: createServerFn().handler(() => 'SERVER_MARKER'), // SERVER_MARKER
  count: createServerFn().handler(() => 'SERVER_MARKER') /* SERVER_MARKER */,
  title, // CLIENT_MARKER
}

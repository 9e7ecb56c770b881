import { createClientOnlyFn, createIsomorphicFn, createMiddleware, createServerOnlyFn } from 'seamline'

export const neither = createClientOnlyFn(createServerOnlyFn(() => 'nobody gets this'))
export const either = createIsomorphicFn()
  .client(createServerOnlyFn(() => 'nobody gets this'))
  .server(() => 'SERVER_MARKER')
export const made = createIsomorphicFn().client([
  createMiddleware().server(() => 'nobody gets this'),
  'BROWSER_MARKER',
].at)

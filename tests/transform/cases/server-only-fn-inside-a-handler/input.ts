import { createIsomorphicFn, createServerFn, createServerOnlyFn } from 'seamline'

export const now = createServerFn().handler(() => {
  const secret = createServerOnlyFn(() => 'SERVER_MARKER')
  const zone = createIsomorphicFn().server(() => 'SERVER_MARKER')
  return [secret(), zone()]
})

import { createIsomorphicFn } from 'seamline'

export const url = createIsomorphicFn()
  .server(() => 'SERVER_MARKER')
  .client(() => 'BROWSER_MARKER')()

import { createIsomorphicFn } from 'seamline'

export default createIsomorphicFn()
  .server(() => 'SERVER_MARKER')
  .client(function language() {
    return 'BROWSER_MARKER'
  })

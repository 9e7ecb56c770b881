import { createIsomorphicFn } from 'seamline'
import { request } from './SERVER_MARKER/request'

export const language = createIsomorphicFn()
  .client(() => navigator.language + 'BROWSER_MARKER')
  .server(() => request().language)

import { createIsomorphicFn } from 'seamline'
import { request } from './SERVER_MARKER/request'

export const language = createIsomorphicFn()
  // What the browser prefers.
  .server(() => request().language)
  .client((fallback = 'BROWSER_MARKER') => navigator.language || fallback)

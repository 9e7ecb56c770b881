import { createIsomorphicFn } from 'seamline'

const makeZone = (fallback: string) =>
  createIsomorphicFn()
    .client(() => `BROWSER_MARKER ${fallback}`)
    .server(() => `SERVER_MARKER ${fallback}`)

export const zone = makeZone('CLIENT_MARKER')
export const shown = makeZone('CLIENT_MARKER')()

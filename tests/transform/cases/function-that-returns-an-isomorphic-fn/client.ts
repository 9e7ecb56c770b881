
const makeZone = (fallback: string) =>
  () => `BROWSER_MARKER ${fallback}`

export const zone = makeZone('CLIENT_MARKER')
export const shown = makeZone('CLIENT_MARKER')()

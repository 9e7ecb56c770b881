export const NO_CACHE = 'private, no-store'

/** The headers of a response of the endpoint's own, to begin with. */
export const OWN_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': NO_CACHE,
}

/** B: the matrix of origins. The function answers GET, HEAD and POST. */

import { accepted, refused, SELF } from './describe.mjs'

const SITES = ['same-origin', 'same-site', 'cross-site', 'none', null]
const ORIGINS = { self: SELF, evil: 'https://evil.test', null: 'null', absent: null }
const REFERERS = {
  self: `${SELF}/page`,
  evil: 'https://evil.test/',
  bad: 'not a url',
  absent: null,
}
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']

/**
 * The rule of docs/protocol.md, written independently of the code: the first header present decides, and only one
 * value of each names this site. A request with none of the three is refused.
 */
function comesFromSelf(site, origin, referer) {
  const decisive = [site, origin, referer].find((header) => header !== null) ?? null
  return ['same-origin', SELF, `${SELF}/page`].includes(decisive)
}

export const origins = SITES.flatMap((site) =>
  Object.entries(ORIGINS).flatMap(([originName, origin]) =>
    Object.entries(REFERERS).flatMap(([refererName, referer]) =>
      METHODS.map((method) => {
        // Sec-Fetch-Site, Origin, Referer.
        const name = `${method} ${site ?? 'absent'}, ${originName}, ${refererName}`
        const headers = present({ 'sec-fetch-site': site, origin, referer })
        const request = { method, path: '/_serverFn/get', headers }
        if (!comesFromSelf(site, origin, referer)) return refused(name, request, 'FORBIDDEN_ORIGIN')
        return ['GET', 'HEAD', 'POST'].includes(method)
          ? accepted(name, request)
          : refused(name, request, 'METHOD_NOT_ALLOWED')
      }),
    ),
  ),
)

/** Headers that differ from the defaults; `null` removes a default. */
function present({ origin, ...others }) {
  const set = Object.entries(others).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(set), ...(origin === SELF ? {} : { origin }) }
}

import { encodeLocation, encodeTarget } from '../http/location.ts'
import type { RedirectLike, RedirectOptions } from '../http/router-values.ts'
import { assertSafe } from './guards/redirect.ts'
import { isWireHeader } from './guards/wire-header.ts'

/** A redirect as it travels: never as a 3xx, which `fetch` would follow by itself. */
export interface WireRedirect {
  readonly options: Readonly<Record<string, unknown>>
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
}

/**
 * What a redirect needs to be rebuilt.
 *
 * @throws SeamlineError `UNSAFE_REDIRECT`
 */
export function toWireRedirect(redirect: RedirectLike): WireRedirect {
  assertSafe(redirect)
  const { headers: _headers, throw: _throw, ...options } = redirect.options ?? targetOf(redirect)
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  const encoded = entries.map(([name, value]) =>
    name === 'href' && typeof value === 'string' ? [name, encodeTarget(value)] : [name, value],
  )
  return {
    options: Object.fromEntries(encoded),
    status: redirect.status,
    headers: wireHeaders(redirect.headers),
  }
}

function targetOf({ headers }: RedirectLike): RedirectOptions {
  const location = headers.get('location')
  return location === null ? {} : { href: encodeLocation(location) }
}

/** Headers as a value holds them that travels; cookies are for the browser alone. */
export function wireHeaders(headers: Headers): WireRedirect['headers'] {
  return [...headers]
    .filter(isWireHeader)
    .map(([name, value]) => [name, name === 'location' ? encodeLocation(value) : value])
}

/** The redirect, such that the router's own `isRedirect` accepts it. */
export function fromWireRedirect({ options, status, headers }: WireRedirect): RedirectLike {
  const redirect = new Response(null, { status, headers: headers.map(([...pair]) => pair) })
  return Object.assign(redirect, { options })
}

import { encodeLocation, encodeTarget } from '../http/location.ts'
import type { RedirectLike, RedirectOptions } from '../http/router-values.ts'
import { assertSafe, isWireHeader } from './guards/redirect.ts'

/** Never sent as a 3xx, which `fetch` would follow by itself. */
export interface WireRedirect {
  readonly options: Readonly<Record<string, unknown>>
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
}

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

export function wireHeaders(headers: Headers): WireRedirect['headers'] {
  return [...headers]
    .filter(isWireHeader)
    .map(([name, value]) => [name, name === 'location' ? encodeLocation(value) : value])
}

/** A redirect that the router's own `isRedirect` accepts. */
export function fromWireRedirect({ options, status, headers }: WireRedirect): RedirectLike {
  const redirect = new Response(null, { status, headers: headers.map(([...pair]) => pair) })
  return Object.assign(redirect, { options })
}

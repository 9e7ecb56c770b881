/** Keeps the cookies of one visitor out of the caches that many visitors share. */

import { usageError } from '../../../errors/errors.ts'
import { COOKIE_IN_PUBLIC_RESPONSE } from '../../../errors/catalog-options.ts'

/**
 * Makes a cacheable response that sets a cookie private. A shared cache would repeat its `Set-Cookie` to
 * every visitor.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-7.3
 */
export function keepFromSharedCaches(
  response: Response,
  request: Request,
  isDev: boolean,
): Response {
  const { headers } = response
  if (!headers.has('set-cookie')) return response
  const caching = headers.get('cache-control') ?? ''
  const shared = [...headers].filter(
    ([name, value]) => CACHING_HEADER.test(name) && isForSharedCaches(value),
  )
  const isExpiring = caching === '' && headers.has('expires')
  if (shared.length === 0 && !isExpiring) return response
  if (isDev) warn(response, request)
  // A new object: the headers of a fetched response cannot be changed.
  const kept = new Response(response.body, response)
  for (const [name] of shared) kept.headers.delete(name)
  kept.headers.set('cache-control', privateForm(caching))
  return kept
}

/** `Cache-Control`, and the headers that a CDN reads in its place. */
const CACHING_HEADER = /^(?:(?:[\w-]+-)?cache-control|surrogate-control)$/

/** Directives that let a shared cache store a response. */
const SHARED: ReadonlySet<string> = new Set(['public', 's-maxage', 'max-age'])

/** Directives that mean shared caches only. */
const SHARED_ONLY: ReadonlySet<string> = new Set(['public', 's-maxage', 'proxy-revalidate'])

function isForSharedCaches(value: string): boolean {
  const directives = directivesOf(value)
  // `private="…"` keeps only the listed headers out of shared caches.
  if (directives.some((each) => /^(?:private|no-store)$/i.test(each))) return false
  return directives.some((each) => SHARED.has(nameOf(each).toLowerCase()))
}

function privateForm(caching: string): string {
  const kept = directivesOf(caching).filter((each) => !SHARED_ONLY.has(nameOf(each).toLowerCase()))
  if (kept.some((each) => /^private$/i.test(each))) return kept.join(', ')
  return ['private', ...kept.filter((each) => !/^private$/i.test(nameOf(each)))].join(', ')
}

function directivesOf(value: string): readonly string[] {
  const directives = value.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []
  return directives.map((each) => each.trim()).filter((each) => each !== '')
}

function nameOf(pair: string): string {
  const [name = ''] = pair.split('=')
  return name.trim()
}

function warn({ headers }: Response, { url }: Request): void {
  const { pathname: path } = new URL(url)
  const cookies = headers.getSetCookie().map(nameOf)
  const caching = [...headers].filter(([name]) => CACHING_HEADER.test(name) || name === 'expires')
  const text = caching.map(([name, value]) => `${name}: ${value}`).join('`, `')
  // oxlint-disable-next-line no-console -- the response is safe, and its author has to see the change
  console.warn(usageError(COOKIE_IN_PUBLIC_RESPONSE, { path, cookies, caching: text }).message)
}

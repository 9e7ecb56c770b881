/** Paths that two layers could read in two ways. */

import type { AnyRouter } from '@tanstack/router-core'
import { BAD_PATH } from '../../../errors/catalog-routes.ts'
import { protocolError } from '../../../errors/errors.ts'

/** @throws ProtocolError `BAD_PATH` for an invalid escape */
export function assertDecodable(pathname: string): void {
  if (pathname.includes('%') && !isDecodable(pathname)) throw protocolError(BAD_PATH, undefined)
}

/** Uses the result: bundlers remove a call without one, even if it may throw. */
function isDecodable(pathname: string): boolean {
  try {
    return decodeURIComponent(pathname).length > 0
  } catch {
    return false
  }
}

/**
 * Whether a path has unreserved characters only, so that there is nothing to decode; the URL parser has
 * removed the dots.
 */
export function isUnreserved(pathname: string): boolean {
  return PLAIN.test(pathname)
}

const PLAIN = /^\/(?:[\w.~-][\w.~/-]*)?$/

/** Whether a URL has no backslash, which its parser made a slash and the router would not have. */
export function hasNoBackslash(url: string): boolean {
  return !url.includes('\\')
}

/** Whether a path is the app's: the router leaves others as they are, and would find routes for them. */
export function isBelowBase(pathname: string, { basepath, options }: AnyRouter): boolean {
  if (basepath === '/') return true
  const fold = (text: string): string =>
    options.caseSensitive === true ? text : text.toLowerCase()
  const base = fold(`/${basepath}/`.replaceAll(/\/+/g, '/'))
  return fold(`${pathname}/`).startsWith(base)
}

/** Where the response to a form may redirect to. */

import { isOwnUrl, type OriginPolicy } from '../../../http/origin.ts'
import { isSafeTarget } from '../../../http/router-values.ts'

export function isOwnPage(referer: string, request: Request, policy: OriginPolicy): boolean {
  return isOwnUrl(referer, request, policy)
}

/** Whether a path keeps to its host: one that begins with two slashes would name another. */
export function isOwnPath(pathname: string): boolean {
  return isSafeTarget(pathname)
}

export function isPagePath(pathname: string, endpointBase: string): boolean {
  return !pathname.startsWith(`${endpointBase}/`)
}

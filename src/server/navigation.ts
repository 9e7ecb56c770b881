/** Requests that a browser makes by itself, to show what it is answered. */

import { MULTIPART_TYPE, URLENCODED_TYPE } from '../protocol/wire.ts'
import { PARTS_PARAMETER } from '../protocol/parts.ts'
import { essenceOf } from './body-type.ts'

/** What `enctype` of a form may name; the last is refused, and whoever sent it gets to read why. */
const FORM_TYPES: ReadonlySet<string> = new Set([MULTIPART_TYPE, URLENCODED_TYPE, 'text/plain'])

/** @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header */
export function isNavigation({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode')
  return mode === null ? (headers.get('accept') ?? '').includes('text/html') : mode === 'navigate'
}

/** Whether a browser asks for a page to show. */
export function isPageLoad(request: Request): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && isNavigation(request)
}

/** Whether a form was sent without JavaScript, so that a person is going to read the answer. */
export function isFormNavigation(request: Request): boolean {
  const { method, headers, url } = request
  return (
    method !== 'GET' &&
    method !== 'HEAD' &&
    isNavigation(request) &&
    FORM_TYPES.has(essenceOf(headers.get('content-type') ?? '')) &&
    !new URL(url).searchParams.has(PARTS_PARAMETER)
  )
}

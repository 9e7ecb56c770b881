/** Requests that a browser makes by itself, to show what it is answered. */

/** @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header */
export function isNavigation({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate'
  return (headers.get('accept') ?? '').toLowerCase().includes('text/html')
}

/** Whether a browser asks for a page to show. */
export function isPageLoad(request: Request): boolean {
  return isReading(request) && isNavigation(request)
}

/** Whether a request asks for what there is, and for no change of it. */
export function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Whether a browser shows the response itself. @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header */
export function isNavigation({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate'
  return (headers.get('accept') ?? '').toLowerCase().includes('text/html')
}

export function isPageLoad(request: Request): boolean {
  return isReading(request) && isNavigation(request)
}

export function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD'
}

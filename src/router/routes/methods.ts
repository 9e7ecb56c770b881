/** The methods of handlers, in the order of `Allow`. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export type Method = (typeof METHODS)[number]

/** The name of the handler for all other methods. */
export const ANY = 'ANY'

/**
 * The names of the handlers that may answer a method, the first that exists first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 for HEAD
 */
export function handlersFor(method: string): readonly string[] {
  return method === 'HEAD' ? ['HEAD', 'GET', ANY] : [method, ANY]
}

/** The value of `Allow` for a path. */
export function allowOf(handlers: ReadonlyMap<string, unknown>, hasPage: boolean): string {
  if (handlers.has(ANY)) return METHODS.join(', ')
  const isAllowed = (method: Method): boolean => {
    if (method === 'OPTIONS' || handlers.has(method)) return true
    if (method === 'GET') return hasPage
    return method === 'HEAD' && (hasPage || handlers.has('GET'))
  }
  return METHODS.filter(isAllowed).join(', ')
}

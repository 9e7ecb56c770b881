/**
 * Merges headers, later ones over earlier; all `set-cookie` headers stay.
 *
 * @param all - headers in any form; `undefined` counts as none
 * @throws TypeError for a name or value that HTTP forbids
 *
 * @example
 * ```ts
 * mergeHeaders(response.headers, { 'cache-control': 'no-store' })
 * ```
 */
export function mergeHeaders(...all: readonly (HeadersInit | undefined)[]): Headers {
  const merged = new Headers()
  for (const headers of all) {
    new Headers(headers).forEach((value, name) => {
      if (name === 'set-cookie') merged.append(name, value)
      else merged.set(name, value)
    })
  }
  return merged
}

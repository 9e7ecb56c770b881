import type { RequestScope } from './request-scope.ts'

/**
 * Whether the host of a request, else that of its URL, is a host name or address with an optional port. Anything else could
 * make two layers see two different paths.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function isValidHost({ request, url }: Pick<RequestScope, 'request' | 'url'>): boolean {
  const host = request.headers.get('host') ?? url.host
  // This is what srvx names a host that is not one; an underscore is fine within a name.
  return host !== '_invalid_' && /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)
}

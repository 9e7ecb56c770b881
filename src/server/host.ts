/**
 * Whether the host of a request is a host name or address with an optional port. Anything else could
 * make two layers see two different paths.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function isValidHost(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host
  return /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)
}

import { assertHost, assertNamedHost } from './guards/head.ts'
import type { RequestScope } from '../request/request-scope.ts'

/**
 * Looks at the host of a request, else that of its URL.
 *
 * @throws ProtocolError `BAD_HOST`
 */
export function assertValidHost({ request, url }: Pick<RequestScope, 'request' | 'url'>): void {
  const host = request.headers.get('host') ?? url.host
  assertHost(host)
  assertNamedHost(host)
}

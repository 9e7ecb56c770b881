import { BAD_HOST } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'

/**
 * Takes a host name or address with an optional port. Anything else could make two layers see two different paths.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function assertHost(host: string): void {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) {
    throw protocolError(BAD_HOST, undefined)
  }
}

/** Refuses the name that srvx puts in the place of an invalid host. */
export function assertNamedHost(host: string): void {
  if (host === '_invalid_') throw protocolError(BAD_HOST, undefined)
}

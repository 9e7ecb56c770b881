import { protocolError } from '../../errors/errors.ts'
import { PAYLOAD_TOO_COMPLEX } from '../../errors/catalog-values.ts'

/** What takes long to read when there is much of it: the digits of a bigint, the host of a URL. */
const LONG: Readonly<Record<string, { readonly part: RegExp; readonly what: string }>> = {
  b: { part: /(\d+)/, what: 'digits in a bigint' },
  l: { part: /:[\\/]*([^\\/?#]*)/, what: 'characters in the host of a URL' },
}

const LENGTH_LIMIT = 1000

/** @throws ProtocolError `PAYLOAD_TOO_COMPLEX` for a text that takes long to read under its tag */
export function assertLength(tag: string, written: unknown): void {
  const long = LONG[tag]
  if (long === undefined || typeof written !== 'string') return
  const [, part = ''] = long.part.exec(written) ?? []
  if (part.length > LENGTH_LIMIT) {
    throw protocolError(PAYLOAD_TOO_COMPLEX, { limit: `${LENGTH_LIMIT} ${long.what}` })
  }
}

import { protocolError } from '../../errors/errors.ts'
import { PAYLOAD_TOO_COMPLEX } from '../../errors/catalog-values.ts'

/** The parts that take long to parse: the digits of a bigint, the host of a URL. */
const LONG: Readonly<Record<string, { readonly part: RegExp; readonly what: string }>> = {
  b: { part: /(\d+)/, what: 'digits in a bigint' },
  l: { part: /:[\\/]*([^\\/?#]*)/, what: 'characters in the host of a URL' },
}

const LENGTH_LIMIT = 1000

/** @throws ProtocolError `PAYLOAD_TOO_COMPLEX` for a text that takes long to parse */
export function assertLength(tag: string, encoded: unknown): void {
  const long = LONG[tag]
  if (long === undefined || typeof encoded !== 'string') return
  const [, part = ''] = long.part.exec(encoded) ?? []
  if (part.length > LENGTH_LIMIT) {
    throw protocolError(PAYLOAD_TOO_COMPLEX, { limit: `${LENGTH_LIMIT} ${long.what}` })
  }
}

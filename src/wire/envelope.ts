import { isPlainObject } from '../utils/is-plain-object.ts'
import { connectionFailed } from '../errors/network-error.ts'
import { isSafeText } from './guards/response-text.ts'

/** What an answer holds, beside its side table. */
export type Envelope = Readonly<Record<string, unknown>>

/** How a response is watched that goes on after its envelope. */
export interface WatchOptions {
  /** How long it may send nothing, in milliseconds; `0`, `false` and `undefined` for any time. */
  readonly idleTimeout?: number | false | undefined
}

/**
 * The envelope in a text.
 *
 * @param parse - JSON's, unless the text is of the graph encoder
 * @throws Error for a text that no endpoint writes
 */
export function parseEnvelope(
  text: string,
  parse: (text: string) => unknown = JSON.parse,
): Envelope {
  // No endpoint writes such a key.
  const envelope = isSafeText(text) && parse(text)
  if (!isPlainObject(envelope)) throw new Error('not an envelope')
  return envelope
}

/** @throws ProtocolError `NETWORK` when the connection is cut */
export function readText(response: Response): Promise<string> {
  return response.text().catch(connectionFailed)
}

export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').toLowerCase()
}

import { isPlainObject } from '../utils/is-plain-object.ts'
import { connectionFailed } from '../errors/network-error.ts'
import { isSafeText } from './guards/response-text.ts'

/** The envelope of a response, without its side table. */
export type Envelope = Readonly<Record<string, unknown>>

export interface WatchOptions {
  /** The longest time without a byte, in milliseconds; no limit for `0`, `false` and `undefined`. */
  readonly idleTimeout?: number | false | undefined
}

/** @param parse - of the encoder that made the text */
export function parseEnvelope(
  text: string,
  parse: (text: string) => unknown = JSON.parse,
): Envelope {
  const envelope = isSafeText(text) && parse(text)
  if (!isPlainObject(envelope)) throw new Error('not an envelope')
  return envelope
}

export function readText(response: Response): Promise<string> {
  return response.text().catch(connectionFailed)
}

export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').toLowerCase()
}

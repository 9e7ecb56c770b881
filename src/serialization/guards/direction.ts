/** Which way a kind of value may cross. */

import type { Codec } from '../codecs.ts'

/** Whether a client may send what a codec carries. */
export function isForServer({ only }: Pick<Codec, 'only'>): boolean {
  return only !== 'toClient'
}

/** Whether a server may send what a codec carries. */
export function isForClient({ only }: Pick<Codec, 'only'>): boolean {
  return only !== 'toServer'
}

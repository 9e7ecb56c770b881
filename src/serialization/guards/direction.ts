import type { Codec } from '../codecs.ts'

/** Whether a client may send the values of a codec. */
export function isForServer({ only }: Pick<Codec, 'only'>): boolean {
  return only !== 'toClient'
}

export function isForClient({ only }: Pick<Codec, 'only'>): boolean {
  return only !== 'toServer'
}

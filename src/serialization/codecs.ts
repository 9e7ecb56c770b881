/** What the JSON encoder carries beside plain JSON, and how each is written there. */

import { OUT_OF_BAND_CODECS } from './out-of-band-codecs.ts'
import { readBytes, writeBytes } from './binary.ts'
import { FORM_CODECS } from './form-codecs.ts'
import {
  isNormalUrl,
  isTextPair,
  isWrittenBigInt,
  isWrittenDate,
  isWrittenMap,
  isWrittenNumber,
  isWrittenSet,
  isWrittenUndefined,
  isWrittenUrl,
} from './guards/tagged-values.ts'
import { malformed } from './malformed.ts'
import { isTemporal, readTemporal, writeTemporal } from './temporal.ts'

/** How one kind of value crosses. */
export interface Codec {
  /** Stands for it in the side table. */
  readonly tag: string
  /** Which side may receive it; both may when left out. */
  readonly only?: 'toServer' | 'toClient'
  /** Adapters are asked first, and about every value. */
  readonly isAdapter?: true
  readonly matches: (value: unknown) => boolean
  /** The types and classes that are its own, to find it fast. */
  readonly kinds: readonly unknown[]
  /** Whether what it carries travels beside the text. */
  readonly isOutOfBand?: true
  /** What stands in its place: plain JSON, or what other codecs carry. */
  readonly write: (value: never, detach: Detach) => unknown
  /**
   * The value for what stands in its place, which has to be written as `write` does.
   *
   * @throws Error for anything else
   */
  readonly read: (written: unknown, attach: Attach) => unknown
}

/** Takes what a text cannot hold, to travel beside it; gives the number that stands for it in the text. */
export type Detach = (value: object, tag: string) => number

/**
 * What a number in a text stands for.
 *
 * @throws Error for anything that stands for nothing
 */
export type Attach = (mark: unknown, tag: string) => unknown

/** Where nothing travels beside the text: who asks codecs leaves out those that would set aside. */
export function detachNothing(): never {
  throw new Error('[seamline] Bug: an out-of-band value has no destination. Please open an issue.')
}

/** The counterpart of {@link detachNothing}, which a text may ask for all the same. */
export function attachNothing(): never {
  throw new Error('its `tags` refer to a missing value')
}

/** The codecs that every app has. */
export const CODECS: readonly Codec[] = [
  {
    tag: 'u',
    matches: (value) => value === undefined,
    kinds: ['undefined'],
    write: () => null,
    read: (written) => (isWrittenUndefined(written) ? undefined : malformed('u')),
  },
  {
    tag: 'n',
    matches: (value) => typeof value === 'number',
    kinds: ['number'],
    write: numberText,
    read: (written) => (isWrittenNumber(written) ? Number(written) : malformed('n')),
  },
  {
    tag: 'b',
    matches: (value) => typeof value === 'bigint',
    kinds: ['bigint'],
    write: String,
    // Longer ones take long to parse.
    read: (written) => (isWrittenBigInt(written) ? BigInt(written) : malformed('b')),
  },
  {
    tag: 'd',
    matches: (value) => value instanceof Date,
    kinds: [Date],
    // JSON has no NaN: an invalid date is written as null.
    write: (date: Date) => (Number.isNaN(date.getTime()) ? null : date.getTime()),
    read: (written) => {
      if (written === null) return new Date(Number.NaN)
      return isWrittenDate(written) ? new Date(written) : malformed('d')
    },
  },
  {
    tag: 'l',
    matches: (value) => value instanceof URL,
    kinds: [URL],
    write: ({ href }: URL) => href,
    read: (written) => {
      if (!isWrittenUrl(written)) return malformed('l')
      const url = new URL(written)
      return isNormalUrl(written, url) ? url : malformed('l')
    },
  },
  {
    tag: 'm',
    matches: (value) => value instanceof Map,
    kinds: [Map],
    write: (map: ReadonlyMap<unknown, unknown>) => [...map],
    read: (written) => (isWrittenMap(written) ? new Map(written) : malformed('m')),
  },
  {
    tag: 's',
    matches: (value) => value instanceof Set,
    kinds: [Set],
    write: (set: ReadonlySet<unknown>) => [...set],
    read: (written) => (isWrittenSet(written) ? new Set(written) : malformed('s')),
  },
  {
    tag: 'a',
    matches: (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value),
    kinds: [ArrayBuffer, Uint8Array],
    write: writeBytes,
    read: (written) => readBytes(written) ?? malformed('a'),
  },
  {
    tag: 't',
    matches: isTemporal,
    kinds: [],
    write: writeTemporal,
    read: readTemporal,
  },
  {
    tag: 'r',
    only: 'toClient',
    matches: (value) => value instanceof RegExp,
    kinds: [RegExp],
    write: ({ source, flags }: RegExp) => [source, flags],
    read: (written) => (isTextPair(written) ? new RegExp(...written) : malformed('r')),
  },
  {
    // A stack, a cause and fields of its own may hold what the caller must not see.
    tag: 'e',
    only: 'toClient',
    matches: (value) => value instanceof Error,
    kinds: [Error],
    write: ({ name, message }: Error) => [name, message],
    read: (written) => {
      if (!isTextPair(written)) return malformed('e')
      const [name, message] = written
      const named = { value: name, configurable: true, writable: true }
      return Object.defineProperty(new Error(message), 'name', named)
    },
  },
  ...OUT_OF_BAND_CODECS,
  ...FORM_CODECS,
]

/** Whether JSON has no way to write a number. */
export function isOffJson(value: number): boolean {
  return !Number.isFinite(value) || Object.is(value, -0)
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

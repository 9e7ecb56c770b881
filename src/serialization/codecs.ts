/** The kinds of values that the JSON encoder supports beside plain JSON. */

import { OUT_OF_BAND_CODECS, FORM_CODECS } from './out-of-band-codecs.ts'
import { decodeBytes, encodeBytes } from './binary.ts'
import {
  isNormalSearch,
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
import { isTemporal, decodeTemporal, encodeTemporal } from './temporal.ts'

export interface Codec {
  readonly tag: string
  /** The only side that may receive it; both when left out. */
  readonly only?: 'toServer' | 'toClient'
  /** Adapters come first, and see every object of the app. */
  readonly isAdapter?: true
  /** Whether `encode` returns a list of pairs. */
  readonly isOfPairs?: true
  readonly matches: (value: unknown) => boolean
  /** Its types and classes, for a fast lookup. */
  readonly kinds: readonly unknown[]
  /** Whether its values travel beside the text. */
  readonly isOutOfBand?: true
  /** Returns plain JSON, or values of other codecs. */
  readonly encode: (value: never, detach: Detach) => unknown
  /** @throws Error for anything that `encode` does not return */
  readonly decode: (encoded: unknown, attach: Attach) => unknown
}

/** Moves a value (a file, stream or promise) out of band and returns its reference id. */
export type Detach = (value: object, tag: string) => number

/** Resolves a reference id to its value; throws for an unknown one. */
export type Attach = (ref: unknown, tag: string) => unknown

/** Without a `Detach`, encoders refuse out-of-band values before they reach a codec. */
export function detachNothing(): never {
  throw new Error('[seamline] Bug: an out-of-band value has no destination. Please open an issue.')
}

/** For a text without out-of-band values, which may refer to some all the same. */
export function attachNothing(): never {
  throw new Error('its `tags` refer to a missing value')
}

export const CODECS: readonly Codec[] = [
  {
    tag: 'u',
    matches: (value) => value === undefined,
    kinds: ['undefined'],
    encode: () => null,
    decode: (encoded) => (isWrittenUndefined(encoded) ? undefined : malformed('u')),
  },
  {
    tag: 'n',
    matches: (value) => typeof value === 'number',
    kinds: ['number'],
    encode: numberText,
    decode: (encoded) => (isWrittenNumber(encoded) ? Number(encoded) : malformed('n')),
  },
  {
    tag: 'b',
    matches: (value) => typeof value === 'bigint',
    kinds: ['bigint'],
    encode: String,
    decode: (encoded) => (isWrittenBigInt(encoded) ? BigInt(encoded) : malformed('b')),
  },
  {
    tag: 'd',
    matches: (value) => value instanceof Date,
    kinds: [Date],
    // JSON has no NaN: an invalid date is encoded as null.
    encode: (date: Date) => (Number.isNaN(date.getTime()) ? null : date.getTime()),
    decode: (encoded) => {
      if (encoded === null) return new Date(Number.NaN)
      return isWrittenDate(encoded) ? new Date(encoded) : malformed('d')
    },
  },
  {
    tag: 'l',
    matches: (value) => value instanceof URL,
    kinds: [URL],
    encode: ({ href }: URL) => href,
    decode: (encoded) => {
      if (!isWrittenUrl(encoded)) return malformed('l')
      const url = new URL(encoded)
      return isNormalUrl(encoded, url) ? url : malformed('l')
    },
  },
  {
    tag: 'q',
    matches: (value) => value instanceof URLSearchParams,
    kinds: [URLSearchParams],
    encode: (search: URLSearchParams) => search.toString(),
    decode: (encoded) => {
      if (typeof encoded !== 'string') return malformed('q')
      const search = new URLSearchParams(encoded)
      return isNormalSearch(encoded, search) ? search : malformed('q')
    },
  },
  {
    tag: 'm',
    isOfPairs: true,
    matches: (value) => value instanceof Map,
    kinds: [Map],
    encode: (map: ReadonlyMap<unknown, unknown>) => [...map],
    decode: (encoded) => (isWrittenMap(encoded) ? new Map(encoded) : malformed('m')),
  },
  {
    tag: 's',
    matches: (value) => value instanceof Set,
    kinds: [Set],
    encode: (set: ReadonlySet<unknown>) => [...set],
    decode: (encoded) => (isWrittenSet(encoded) ? new Set(encoded) : malformed('s')),
  },
  {
    tag: 'a',
    matches: (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value),
    kinds: [ArrayBuffer, Uint8Array],
    encode: encodeBytes,
    decode: (encoded) => decodeBytes(encoded) ?? malformed('a'),
  },
  {
    tag: 't',
    matches: isTemporal,
    kinds: [],
    encode: encodeTemporal,
    decode: decodeTemporal,
  },
  {
    tag: 'r',
    only: 'toClient',
    matches: (value) => value instanceof RegExp,
    kinds: [RegExp],
    encode: ({ source, flags }: RegExp) => [source, flags],
    decode: (encoded) => (isTextPair(encoded) ? new RegExp(...encoded) : malformed('r')),
  },
  {
    // Without stack, cause and other fields, which may hold details that the caller must not see.
    tag: 'e',
    only: 'toClient',
    matches: (value) => value instanceof Error,
    kinds: [Error],
    encode: ({ name, message }: Error) => [name, message],
    decode: (encoded) => {
      if (!isTextPair(encoded)) return malformed('e')
      const [name, message] = encoded
      const named = { value: name, configurable: true, writable: true }
      return Object.defineProperty(new Error(message), 'name', named)
    },
  },
  ...OUT_OF_BAND_CODECS,
  ...FORM_CODECS,
]

export function isOffJson(value: number): boolean {
  return !Number.isFinite(value) || Object.is(value, -0)
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

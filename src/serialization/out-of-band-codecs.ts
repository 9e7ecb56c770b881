/** Promises, streams and iterables, to the client only, which arrive after the text. */

import type { Codec } from './codecs.ts'

export const OUT_OF_BAND_CODECS: readonly Codec[] = [
  {
    tag: 'promise',
    only: 'toClient',
    isOutOfBand: true,
    matches: isPromise,
    kinds: [Promise],
    encode: (promise: object, detach) => detach(promise, 'promise'),
    decode: (ref, attach) => attach(ref, 'promise'),
  },
  {
    tag: 'stream',
    only: 'toClient',
    isOutOfBand: true,
    matches: (value) => value instanceof ReadableStream,
    kinds: [ReadableStream],
    encode: (stream: object, detach) => detach(stream, 'stream'),
    decode: (ref, attach) => attach(ref, 'stream'),
  },
  {
    tag: 'iterable',
    only: 'toClient',
    isOutOfBand: true,
    matches: isAsyncIterable,
    kinds: [],
    encode: (iterable: object, detach) => detach(iterable, 'iterable'),
    decode: (ref, attach) => attach(ref, 'iterable'),
  },
]

/** Also the promises of other libraries. */
function isPromise(value: unknown): boolean {
  return has(value, 'then') && typeof value.then === 'function'
}

function isAsyncIterable(value: unknown): boolean {
  return has(value, Symbol.asyncIterator) && typeof value[Symbol.asyncIterator] === 'function'
}

function has<TKey extends PropertyKey>(
  value: unknown,
  key: TKey,
): value is Readonly<Record<TKey, unknown>> {
  return typeof value === 'object' && value !== null && key in value
}

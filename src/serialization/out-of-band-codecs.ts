/** What travels beside the text that names it: files to the server, streams and promises to the client. */

import type { Codec } from './codecs.ts'

export const OUT_OF_BAND_CODECS: readonly Codec[] = [
  {
    tag: 'promise',
    only: 'toClient',
    isOutOfBand: true,
    matches: isPromise,
    kinds: [Promise],
    write: (promise: object, detach) => detach(promise, 'promise'),
    read: (mark, attach) => attach(mark, 'promise'),
  },
  {
    tag: 'stream',
    only: 'toClient',
    isOutOfBand: true,
    matches: (value) => value instanceof ReadableStream,
    kinds: [ReadableStream],
    write: (stream: object, detach) => detach(stream, 'stream'),
    read: (mark, attach) => attach(mark, 'stream'),
  },
  {
    tag: 'iterable',
    only: 'toClient',
    isOutOfBand: true,
    matches: isAsyncIterable,
    kinds: [],
    write: (iterable: object, detach) => detach(iterable, 'iterable'),
    read: (mark, attach) => attach(mark, 'iterable'),
  },
]

/** Also what another library calls a promise: an instance that has a `then`. */
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

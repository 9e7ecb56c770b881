/** What travels beside the text that names it: files to the server, streams and promises to the client. */

import type { Codec } from './codecs.ts'

export const ASIDE_CODECS: readonly Codec[] = [
  {
    tag: 'promise',
    only: 'toClient',
    isAside: true,
    matches: isPromise,
    kinds: [Promise],
    write: (promise: object, setAside) => setAside(promise, 'promise'),
    read: (mark, takeBack) => takeBack(mark, 'promise'),
  },
  {
    tag: 'stream',
    only: 'toClient',
    isAside: true,
    matches: (value) => value instanceof ReadableStream,
    kinds: [ReadableStream],
    write: (stream: object, setAside) => setAside(stream, 'stream'),
    read: (mark, takeBack) => takeBack(mark, 'stream'),
  },
  {
    tag: 'iterable',
    only: 'toClient',
    isAside: true,
    matches: isAsyncIterable,
    kinds: [],
    write: (iterable: object, setAside) => setAside(iterable, 'iterable'),
    read: (mark, takeBack) => takeBack(mark, 'iterable'),
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

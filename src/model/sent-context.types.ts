import type { NotFoundLike } from '../http/router-values.ts'
import type { AsIs, CannotBeSent } from './sendable.types.ts'
import type { Places, Refused, SomePlace } from './unsendable-places.types.ts'

/**
 * `unknown` for context that can be sent to the server; for another, a type that names the places. It checks only the
 * values themselves: their contents may need the app's adapters, whose types depend on those of its middleware.
 */
export type SentToServerCheck<TSent> = SentCheck<TSent, AsIs | Blob | FormData>

/** The same for context that is sent to the client. */
export type SentToClientCheck<TSent> = SentCheck<
  TSent,
  AsIs | RegExp | Error | Response | NotFoundLike
>

// Compares an object around the context with `never`, so that the compiler accepts an open type parameter.
type SentCheck<TSent, TCarried> = [Sendable<{ readonly all: TSent }, TCarried>] extends [never]
  ? CannotBeSent<
      SomePlace<Places<TSent, TCarried, 'sendContext', readonly [unknown]>, 'sendContext'>
    >
  : unknown

type Sendable<TAround extends { readonly all: unknown }, TCarried> = [TAround] extends [
  { readonly all: Values<TAround['all'], TCarried> },
]
  ? TAround
  : never

type Values<TSent, TCarried> = { readonly [TKey in keyof TSent]: Value<TSent[TKey], TCarried> }

type Value<TValue, TCarried> = TValue extends TCarried
  ? TValue
  : TValue extends Refused
    ? Later<TValue, TCarried>
    : TValue

/** Types whose items follow later, to the client only. */
type Later<TValue, TCarried> = Response extends TCarried
  ? Extract<TValue, PromiseLike<unknown> | ReadableStream | AsyncIterable<unknown>>
  : never

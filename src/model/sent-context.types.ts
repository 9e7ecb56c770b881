import type { NotFoundLike } from '../http/router-values.ts'
import type { AsIs, CannotBeSent, Places, Refused } from './sendable.types.ts'

/**
 * Nothing for context that can be sent to the server; for another, what it would have to be. Only the values
 * themselves are looked at, not what is in them: which classes have adapters is told by the app's start
 * instance, whose type is made of those of the middleware in question.
 */
export type SentToServerCheck<TSent> = SentCheck<TSent, AsIs | Blob | FormData>

/** The same for context that is sent to the client. */
export type SentToClientCheck<TSent> = SentCheck<
  TSent,
  AsIs | RegExp | Error | Response | NotFoundLike
>

// The question is whether nothing is left, and of an object around it: an open type parameter is not refused
// then, for the compiler takes any type for it, and finds that something is left of the object.
type SentCheck<TSent, TCarried> = [Sendable<{ readonly all: TSent }, TCarried>] extends [never]
  ? CannotBeSent<Places<TSent, TCarried, 'sendContext', readonly [unknown]>>
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

/** What is sent item by item, and to the client only. */
type Later<TValue, TCarried> = Response extends TCarried
  ? Extract<TValue, PromiseLike<unknown> | ReadableStream | AsyncIterable<unknown>>
  : never

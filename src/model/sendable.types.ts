import type { Register } from '../serialization/register.ts'
import type { NotFoundLike } from '../http/router-values.ts'
import type { AdaptedValue } from '../serialization/adapter.ts'
import type { Places, Refused, SomePlace } from './unsendable-places.types.ts'

/** Shows in a compiler message which values cannot be sent, and where they are: `result.user.save: functions`. */
export interface CannotBeSent<TPlaces extends string> {
  /** Never present at run time. */
  readonly '~cannotBeSent': TPlaces
}

/** The directions in which a function's types are checked. */
export interface Strictness {
  /** The caller's data. */
  readonly input: boolean
  /** The function's result. */
  readonly output: boolean
}

/** Both directions, the default. */
export interface Strict extends Strictness {
  /** Checked. */
  readonly input: true
  /** Checked. */
  readonly output: true
}

/** The directions for an option `strict`. */
export type StrictnessOf<TOption> = TOption extends boolean
  ? { readonly input: TOption; readonly output: TOption }
  : {
      readonly input: TOption extends { readonly input: infer TInput extends boolean }
        ? TInput
        : true
      readonly output: TOption extends { readonly output: infer TOutput extends boolean }
        ? TOutput
        : true
    }

/** `unknown` for an input that can be sent; for another, a type that names the places. */
export type InputCheck<TInput, TStrict extends Strictness> = TStrict['input'] extends true
  ? Check<TInput, ToServer, 'data'>
  : unknown

/** `unknown` for a result that can be sent; for another, a type that names the places. */
export type ResultCheck<TResult, TStrict extends Strictness> = TStrict['output'] extends true
  ? Check<TResult, ToClient, 'result'>
  : unknown

// In brackets, so that a union is checked as a whole. Most types pass the first condition, which costs least.
type Check<TValue, TCarried, TRoot extends string> = [TValue] extends [Plain<TCarried>]
  ? unknown
  : [TValue] extends [Crossing<TValue, TCarried>]
    ? unknown
    : CannotBeSent<SomePlace<Places<TValue, TCarried, TRoot>, TRoot>>

/** Object literals and arrays of values that can be sent. Interfaces and classes have no index signature. */
type Plain<TCarried> =
  | TCarried
  | readonly Plain<TCarried>[]
  | { readonly [key: string | symbol]: Plain<TCarried> }

/** Types with the router's brand, which the generated route tree registers: the root loads no types of the router. */
type BrandedValue = Register extends { readonly sendable: infer TBranded } ? TBranded : never

/** Types that can be sent in both directions. */
type Both = AsIs | AdaptedValue | BrandedValue

/** The same without the types of adapters. */
export type AsIs =
  | string
  | number
  | boolean
  | bigint
  | null
  | undefined
  | void
  | Date
  | URL
  | URLSearchParams
  | ArrayBuffer
  | ArrayBufferView
  | TemporalValue

/** Types that can be sent to the server; a `File` is a `Blob`. */
type ToServer = Both | Blob | FormData

/** Types that can be sent to the client. */
type ToClient = Both | RegExp | Error | Response | NotFoundLike

/** By tag, because not every version of TypeScript's library has Temporal. */
interface TemporalValue {
  readonly [Symbol.toStringTag]: `Temporal.${string}`
}

/**
 * The same type if all of it can be sent, else one that it is not assignable to. Members and items are those of object
 * types, which the compiler reads when it compares them, so that it checks a recursive type once.
 */
type Crossing<TValue, TCarried> = unknown extends TValue
  ? TValue
  : TValue extends TCarried
    ? TValue
    : TValue extends Refused
      ? CrossingLater<TValue, TCarried>
      : TValue extends ReadonlyMap<infer TKey, infer TItem>
        ? CrossingMap<TKey, TItem, TCarried>
        : TValue extends ReadonlySet<infer TItem>
          ? CrossingSet<TItem, TCarried>
          : TValue extends readonly (infer TItem)[]
            ? { readonly [index: number]: Crossing<TItem, TCarried> }
            : { readonly [TKey in keyof TValue]: Crossing<TValue[TKey], TCarried> }

interface CrossingMap<TKey, TItem, TCarried> extends ReadonlyMap<
  Crossing<TKey, TCarried>,
  Crossing<TItem, TCarried>
> {}

interface CrossingSet<TItem, TCarried> extends ReadonlySet<Crossing<TItem, TCarried>> {}

/** Types whose items follow later, to the client only; only the client may get a `Response`. */
type CrossingLater<TValue, TCarried> = Response extends TCarried
  ? TValue extends PromiseLike<infer TItem>
    ? PromiseLike<Crossing<TItem, TCarried>>
    : TValue extends ReadableStream<infer TItem>
      ? ReadableStream<Crossing<TItem, TCarried>>
      : TValue extends AsyncGenerator<infer TItem, infer TReturn, infer TNext>
        ? AsyncGenerator<Crossing<TItem, TCarried>, Crossing<TReturn, TCarried>, TNext>
        : TValue extends AsyncIterable<infer TItem>
          ? AsyncIterable<Crossing<TItem, TCarried>>
          : never
  : never

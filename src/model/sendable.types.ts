import type { NotFoundLike } from '../http/router-values.ts'
import type { AdaptedValue } from '../serialization/adapter.ts'

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
    : CannotBeSent<Places<TValue, TCarried, TRoot>>

/** Object literals and arrays of values that can be sent. Interfaces and classes have no index signature. */
type Plain<TCarried> =
  | TCarried
  | readonly Plain<TCarried>[]
  | { readonly [key: string | symbol]: Plain<TCarried> }

/** Types that can be sent in both directions. */
type Both = AsIs | AdaptedValue

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

/** Types that are checked by their class, not by their members. */
export type Refused =
  | ((...args: never) => unknown)
  | (abstract new (...args: never) => unknown)
  | symbol
  | PromiseLike<unknown>
  | AsyncIterable<unknown>
  | ReadableStream
  | Blob
  | FormData
  | RegExp
  | Error

/**
 * The same type if all of it can be sent, else one that it is not assignable to. A mapped type, so that a recursive
 * type is checked once.
 */
type Crossing<TValue, TCarried> = unknown extends TValue
  ? TValue
  : TValue extends TCarried
    ? TValue
    : TValue extends Refused
      ? CrossingLater<TValue, TCarried>
      : TValue extends ReadonlyMap<infer TKey, infer TItem>
        ? ReadonlyMap<Crossing<TKey, TCarried>, Crossing<TItem, TCarried>>
        : TValue extends ReadonlySet<infer TItem>
          ? ReadonlySet<Crossing<TItem, TCarried>>
          : { readonly [TKey in keyof TValue]: Crossing<TValue[TKey], TCarried> }

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

/** The depth of the search for the places that cannot be sent. */
type Depth = readonly [unknown, unknown, unknown, unknown, unknown]

/** The places that cannot be sent: `result.user.save: functions`. */
export type Places<
  TValue,
  TCarried,
  TPath extends string,
  TDepth extends readonly unknown[] = Depth,
> = unknown extends TValue
  ? never
  : TValue extends TCarried
    ? never
    : TValue extends Refused
      ? PlacesLater<TValue, TCarried, TPath, TDepth>
      : TDepth extends readonly [unknown, ...infer TRest]
        ? PlacesWithin<TValue, TCarried, TPath, TRest>
        : never

/** The places in items that follow later; any other type is a place itself. */
type PlacesLater<
  TValue,
  TCarried,
  TPath extends string,
  TDepth extends readonly unknown[],
> = Response extends TCarried
  ? TValue extends PromiseLike<infer TItem>
    ? Places<TItem, TCarried, TPath, TDepth>
    : TValue extends ReadableStream<infer TItem> | AsyncIterable<infer TItem>
      ? Places<TItem, TCarried, `${TPath}[]`, TDepth>
      : `${TPath}: ${KindOf<TValue>}`
  : `${TPath}: ${KindOf<TValue>}`

type PlacesWithin<TValue, TCarried, TPath extends string, TDepth extends readonly unknown[]> =
  TValue extends ReadonlyMap<infer TKey, infer TItem>
    ? Places<TKey | TItem, TCarried, TPath, TDepth>
    : TValue extends ReadonlySet<infer TItem>
      ? Places<TItem, TCarried, TPath, TDepth>
      : TValue extends readonly (infer TItem)[]
        ? Places<TItem, TCarried, `${TPath}[]`, TDepth>
        : {
            [TKey in keyof TValue & (string | number)]: Places<
              TValue[TKey],
              TCarried,
              `${TPath}.${TKey}`,
              TDepth
            >
          }[keyof TValue & (string | number)]

type KindOf<TValue> = TValue extends
  | ((...args: never) => unknown)
  | (abstract new (...args: never) => unknown)
  ? 'functions'
  : TValue extends symbol
    ? 'symbols'
    : TValue extends PromiseLike<unknown>
      ? 'promises'
      : TValue extends AsyncIterable<unknown> | ReadableStream
        ? 'streams'
        : TValue extends Error
          ? 'errors'
          : TValue extends RegExp
            ? 'regular expressions'
            : 'files and forms'

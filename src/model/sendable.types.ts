import type { NotFoundLike } from '../http/router-values.ts'
import type { AdaptedValue } from '../serialization/adapter.ts'

/**
 * Says in a compiler's message what cannot be sent, and where it is.
 *
 * @typeParam TPlaces - the places: `result.user.save: functions`
 */
export interface CannotBeSent<TPlaces extends string> {
  /** Never present at run time. */
  readonly '~cannotBeSent': TPlaces
}

/** Which ways a function's types are checked: `strict`, `{ input, output }` or both by default. */
export interface Strictness {
  /** What a caller sends. */
  readonly input: boolean
  /** What the function returns. */
  readonly output: boolean
}

/** Both ways, which is the default. */
export interface Strict extends Strictness {
  /** Checked. */
  readonly input: true
  /** Checked. */
  readonly output: true
}

/**
 * What the option `strict` says.
 *
 * @typeParam TOption - the option as it is written
 */
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

/**
 * Nothing for an input that can be sent; for another, what the validator would have to be.
 *
 * @typeParam TInput - what callers send
 * @typeParam TStrict - which ways are checked
 */
export type InputCheck<TInput, TStrict extends Strictness> = TStrict['input'] extends true
  ? Check<TInput, ToServer, 'data'>
  : unknown

/**
 * Nothing for a result that can be sent; for another, what the handler would have to be.
 *
 * @typeParam TResult - what the handler returns
 * @typeParam TStrict - which ways are checked
 */
export type ResultCheck<TResult, TStrict extends Strictness> = TStrict['output'] extends true
  ? Check<TResult, ToClient, 'result'>
  : unknown

// In brackets, so that a union is one question.
type Check<TValue, TCarried, TRoot extends string> = [TValue] extends [Crossing<TValue, TCarried>]
  ? unknown
  : CannotBeSent<Places<TValue, TCarried, TRoot>>

/** What crosses either way as it is. */
type Both = AsIs | AdaptedValue

/** The same without the values of adapters. */
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
  | ArrayBuffer
  | ArrayBufferView
  | TemporalValue

/** What crosses to the server as it is: a `File` is a `Blob`. */
type ToServer = Both | Blob | FormData

/** What crosses to the client as it is. */
type ToClient = Both | RegExp | Error | Response | NotFoundLike

/** Temporal's classes have a tag each, and are not in every version of the language's types. */
interface TemporalValue {
  readonly [Symbol.toStringTag]: `Temporal.${string}`
}

/** What is looked at by its class, because its members say nothing of what it is. */
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
 * The same type where all of it can be sent; elsewhere, one that it is not assignable to. A mapped type,
 * so that a type which contains itself is looked at once.
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

/** What is sent item by item, and to the client only, which may also get a `Response`. */
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

/** How far the places of what cannot be sent are looked for, once it is known that there are some. */
type Depth = readonly [unknown, unknown, unknown, unknown, unknown]

/** Where it stands that cannot be sent: `result.user.save: functions`. */
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

/** The places in what is sent later; what cannot be is a place itself. */
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

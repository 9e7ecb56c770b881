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

/** A refusal names at least one place; the search reaches neither symbols nor more than five levels. */
export type SomePlace<TPlaces extends string, TRoot extends string> = [TPlaces] extends [never]
  ? `${TRoot}: a value further inside`
  : TPlaces

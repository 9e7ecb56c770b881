/** Flattens intersections, so that editors show the keys. */
export type Simplify<T> = { [TKey in keyof T]: T[TKey] } & {}

/** The keys of both, those of `TOver` winning; of unions, each member over each. */
export type Overlay<TUnder, TOver> = TUnder extends unknown
  ? TOver extends unknown
    ? OverlayOne<TUnder, TOver>
    : never
  : never

type OverlayOne<TUnder, TOver> = keyof TUnder extends never
  ? TOver
  : keyof TOver extends never
    ? TUnder
    : {} extends TOver
      ? OverlayOptional<TUnder, TOver>
      : Simplify<Omit<TUnder, keyof TOver> & TOver>

/** The same if all keys of `TOver` are optional: a key of both may have either type. */
type OverlayOptional<TUnder, TOver> = Simplify<
  {
    [TKey in keyof TUnder]: TKey extends keyof TOver
      ? TUnder[TKey] | Required<TOver>[TKey]
      : TUnder[TKey]
  } & Omit<TOver, keyof TUnder>
>

/** Whether a type is `undefined`, and neither `any` nor `unknown`. */
export type IsNone<T> = [T] extends [undefined] ? (unknown extends T ? false : true) : false

/** Objects that are more than their keys. */
export type NotPlain =
  | readonly unknown[]
  | ((...args: never) => unknown)
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | Date
  | Error
  | FormData
  | Promise<unknown>
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | RegExp
  | URL

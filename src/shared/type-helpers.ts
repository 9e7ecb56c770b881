/** A value, or a promise of it. */
export type MaybePromise<T> = T | Promise<T>

/** The same type with its intersections written out, so that editors show the keys. */
export type Simplify<T> = { [TKey in keyof T]: T[TKey] } & {}

/** The keys of both, those of `TOver` winning. */
export type Overlay<TUnder, TOver> = keyof TUnder extends never
  ? TOver
  : keyof TOver extends never
    ? TUnder
    : Simplify<Omit<TUnder, keyof TOver> & TOver>

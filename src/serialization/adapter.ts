import type { Register } from './register.ts'

/**
 * Sends values of one of the app's classes. The router's adapters have the same shape.
 *
 * @typeParam TValue - the values
 * @typeParam TWritten - their form on the wire
 */
export interface SerializationAdapter<TValue = unknown, TWritten = unknown> {
  /** Its name on the wire: the same on both sides, and unique. */
  readonly key: string
  /** Adapters for values in the result of `toSerializable`; they apply everywhere. */
  readonly extends?: readonly AnySerializationAdapter[]
  /** Whether the adapter is for a value. It sees every object that is sent, and no other value. */
  readonly test: (value: unknown) => value is TValue
  /** Returns anything that can be sent. */
  readonly toSerializable: (value: TValue) => TWritten
  /** Rebuilds the value. A client may have written its argument, so check it and throw if it is wrong. */
  readonly fromSerializable: (written: TWritten) => TValue
}

/** An adapter of any type: seamline's, or the router's. */
export interface AnySerializationAdapter {
  /** Its name on the wire. */
  readonly key: string
  /** Adapters for values in the result of `toSerializable`. */
  readonly extends?: readonly AnySerializationAdapter[] | undefined
  /** Whether the adapter is for a value. */
  readonly test: (value: unknown) => boolean
  // Methods, so that parameters of any type are accepted.
  /** Returns anything that can be sent. */
  toSerializable(value: never): unknown
  /** Rebuilds the value. */
  fromSerializable(written: never): unknown
}

/**
 * Defines how values of a class cross the wire. List the result in `serializationAdapters` of `createStart`, which
 * both sides read.
 *
 * @param adapter - its key, and the functions that recognize, encode and decode its values
 *
 * @example
 * ```ts
 * const money = createSerializationAdapter({
 *   key: 'money',
 *   test: (value) => value instanceof Money,
 *   toSerializable: ({ cents, currency }) => ({ cents, currency }),
 *   fromSerializable: ({ cents, currency }) => new Money(cents, currency),
 * })
 * ```
 */
export function createSerializationAdapter<TValue, TWritten>(
  adapter: SerializationAdapter<TValue, TWritten>,
): SerializationAdapter<TValue, TWritten> {
  return Object.freeze(adapter)
}

/** Adapters with those that they extend, each once, before those that need it. */
export function withExtended<TAdapter extends AnySerializationAdapter>(
  adapters: readonly TAdapter[],
  into: Set<TAdapter> = new Set(),
): readonly TAdapter[] {
  for (const adapter of adapters) {
    if (into.has(adapter)) continue
    // An adapter extends adapters of its own type.
    withExtended((adapter.extends ?? []) as readonly TAdapter[], into)
    into.add(adapter)
  }
  return [...into]
}

/** The values of the app's adapters. */
export type AdaptedValue = Register extends {
  readonly config: {
    readonly serializationAdapters: readonly (infer TAdapter extends AnySerializationAdapter)[]
  }
}
  ? ValueOf<TAdapter>
  : never

/** The values of an adapter, and of those that it extends. */
type ValueOf<TAdapter> =
  | (TAdapter extends { readonly test: (value: unknown) => value is infer TValue } ? TValue : never)
  | (TAdapter extends { readonly extends: readonly (infer TInner)[] } ? ValueOf<TInner> : never)

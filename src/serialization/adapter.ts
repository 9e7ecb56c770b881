import type { Register } from './register.ts'

/**
 * Carries values of a class of the app's own across the wire. The router's adapters have the same shape.
 *
 * @typeParam TValue - what it carries
 * @typeParam TWritten - what travels in its place
 */
export interface SerializationAdapter<TValue = unknown, TWritten = unknown> {
  /** Names it on the wire; the same on both sides, and no other adapter's. */
  readonly key: string
  /** Adapters for values within `toSerializable`'s result; they hold everywhere. */
  readonly extends?: readonly AnySerializationAdapter[]
  /** Whether a value is its own. */
  readonly test: (value: unknown) => value is TValue
  /** What travels: anything that can be sent. */
  readonly toSerializable: (value: TValue) => TWritten
  /** The value for what arrived. A client may have written it: it is checked here, and throws. */
  readonly fromSerializable: (written: TWritten) => TValue
}

/** An adapter, whatever it carries: ours, or the router's own. */
export interface AnySerializationAdapter {
  /** Names it on the wire. */
  readonly key: string
  /** Adapters for values within what it writes. */
  readonly extends?: readonly AnySerializationAdapter[] | undefined
  /** Whether a value is its own. */
  readonly test: (value: unknown) => boolean
  // As methods, so that each adapter's own types are accepted.
  /** What travels. */
  toSerializable(value: never): unknown
  /** The value for what arrived. */
  fromSerializable(written: never): unknown
}

/**
 * Describes how values of a class cross the wire. List the result in `serializationAdapters` of
 * `createStart`, which both sides read.
 *
 * @param adapter - its key, and what tells, writes and reads its values
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
    // What an adapter extends is of its own kind: ours, or the router's.
    withExtended((adapter.extends ?? []) as readonly TAdapter[], into)
    into.add(adapter)
  }
  return [...into]
}

/** What the app's adapters carry. */
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

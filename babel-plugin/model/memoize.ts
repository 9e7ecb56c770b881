/** Computes each value once. */
export function memoize<TKey extends object, TValue>(
  compute: (key: TKey) => TValue,
): (key: TKey) => TValue {
  const known = new Map<TKey, { readonly value: TValue }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}

/** Values that are nested deeper than this count as unknown. */
const DEPTH_LIMIT = 500

/** The same for recursive values; one that depends on itself is `undefined`. */
export function memoizeRecursive<TKey extends object, TValue>(
  compute: (key: TKey, valueOf: (key: TKey) => TValue | undefined) => TValue | undefined,
): (key: TKey) => TValue | undefined {
  const known = new Map<TKey, TValue | undefined>()
  let depth = 0
  const valueOf = (key: TKey): TValue | undefined => {
    if (known.has(key) || depth >= DEPTH_LIMIT) return known.get(key)
    known.set(key, undefined)
    depth++
    known.set(key, compute(key, valueOf))
    depth--
    return known.get(key)
  }
  return valueOf
}

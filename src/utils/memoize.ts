/** Calls `make` once for each object and keeps the result as long as the object. */
export function memoize<TKey extends object, TValue>(
  make: (key: TKey) => TValue,
): (key: TKey) => TValue {
  const made = new WeakMap<TKey, TValue>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

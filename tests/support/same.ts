/**
 * Whether two values are the same in value and type: prototypes, own keys, holes, -0, invalid
 * dates. (`toStrictEqual` treats an own key `constructor` as the class of its object.)
 */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!isObject(left) || !isObject(right)) return false
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false
  if (left instanceof Date && right instanceof Date) {
    return Object.is(left.getTime(), right.getTime())
  }
  if (left instanceof RegExp && right instanceof RegExp) return String(left) === String(right)
  if (left instanceof Map && right instanceof Map) return isSame([...left], [...right])
  if (left instanceof Set && right instanceof Set) return isSame([...left], [...right])
  const [keys, others] = [Reflect.ownKeys(left), Reflect.ownKeys(right)]
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  )
}

function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null
}

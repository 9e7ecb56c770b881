/** The keys that an object inherits: none for an object that no input can reach the prototype of. */
export function inheritedKeys(value: object): readonly PropertyKey[] {
  const prototype: object | null = Object.getPrototypeOf(value)
  return prototype === null ? [] : [...Reflect.ownKeys(prototype), ...inheritedKeys(prototype)]
}

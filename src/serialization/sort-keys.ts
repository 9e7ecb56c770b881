/** The same object with its own keys in alphabetical order, so that equal objects have equal texts. */
export function withSortedKeys(
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, value[key]]))
}

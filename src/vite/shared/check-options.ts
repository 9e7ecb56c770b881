/** What each option may hold; `true` for one whose keys are not judged here. */
export type KnownOptions = Readonly<Record<string, readonly string[] | true>>

/** An option that is not known, and what it holds. */
export interface UnknownOption {
  /** `serverFns.bass` for one within another. */
  readonly name: string
  readonly value: unknown
}

/** The options that are not known, but for those that are switched off. */
export function unknownOptions(options: object, known: KnownOptions): readonly UnknownOption[] {
  return Object.entries(options)
    .flatMap(([name, value]): readonly UnknownOption[] => {
      const inner = known[name]
      if (inner === undefined) return [{ name, value }]
      if (inner === true) return []
      return Object.entries(Object(value))
        .filter(([key]) => !inner.includes(key))
        .map(([key, each]) => ({ name: `${name}.${key}`, value: each }))
    })
    .filter(({ value }) => !isOff(value))
}

function isOff(value: unknown): boolean {
  return (
    value === undefined ||
    value === false ||
    (value instanceof Object && 'enabled' in value && value.enabled === false)
  )
}

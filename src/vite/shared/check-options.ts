/** The keys that each option may hold; `true` for an option whose keys another plugin checks. */
export type KnownOptions = Readonly<Record<string, readonly string[] | true>>

/** Refuses unknown options, except those that are off. The name in a message may be a path: `serverFns.bass`. */
export function assertKnownOptions(
  options: object,
  known: KnownOptions,
  messageFor: (name: string) => string,
): void {
  const unknown = Object.entries(options)
    .flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
      const keys = known[name]
      if (keys === undefined) return [[name, value]]
      if (keys === true) return []
      const inner = Object.entries(Object(value)).filter(([key]) => !keys.includes(key))
      return inner.map(([key, each]) => [`${name}.${key}`, each])
    })
    .find(([, value]) => !isOff(value))
  if (unknown !== undefined) {
    throw new Error(`[seamline] ${messageFor(unknown[0])} (UNKNOWN_OPTION)`)
  }
}

function isOff(value: unknown): boolean {
  return value === undefined || value === false || Object(value).enabled === false
}

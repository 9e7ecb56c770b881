import type { RuntimeFunction } from './text-edits.ts'
import type { Syntax } from '../model/syntax.ts'

/** Imports a runtime function under a name that the module does not use. */
export type ImportRuntime = (name: string, entry: string) => RuntimeFunction

/** Names the functions that compiled code calls, each once. */
export function runtimeImports({ names }: Pick<Syntax, 'names'>): ImportRuntime {
  const imported = new Map<string, RuntimeFunction>()
  return (name, entry) => {
    const key = `${entry} ${name}`
    const taken = [...imported.values()].map(({ local }) => local)
    const known = imported.get(key) ?? { name, entry, local: freeName(name, names, taken) }
    imported.set(key, known)
    return known
  }
}

/** A name that neither the module nor another part of the compiled code uses. */
export function freeName(
  name: string,
  names: ReadonlySet<string>,
  taken: readonly string[] = [],
): string {
  for (let count = 1; ; count++) {
    const candidate = `_${name}${count === 1 ? '' : count}`
    if (!names.has(candidate) && !taken.includes(candidate)) return candidate
  }
}

export function importLines(used: readonly RuntimeFunction[]): readonly string[] {
  return [...new Set(used)].map(
    ({ name, entry, local }) => `import { ${name} as ${local} } from ${JSON.stringify(entry)}`,
  )
}

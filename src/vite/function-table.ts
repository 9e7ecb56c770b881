import type { FoundFunction } from '../../babel-plugin/index.ts'

/** A server function and the module that holds it. */
export interface TableEntry extends FoundFunction {
  /** The module's absolute path. */
  readonly file: string
}

/** The server functions that the plugin has met, by module. */
export class FunctionTable {
  readonly #byFile = new Map<string, readonly TableEntry[]>()

  /** Takes note of what a module holds now. */
  set(file: string, functions: readonly FoundFunction[]): void {
    this.#byFile.set(
      file,
      functions.map((found) => ({ ...found, file })),
    )
  }

  /** The function with an id. */
  find(id: string): TableEntry | undefined {
    return this.all().find((entry) => entry.id === id)
  }

  /** Every function, by id. */
  all(): readonly TableEntry[] {
    return [...this.#byFile.values()].flat().toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
}

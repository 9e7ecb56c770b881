import { functionId } from '../../babel-plugin/function-id.ts'
import type { FoundFunction } from '../../babel-plugin/index.ts'

/** A server function and the module that holds it. */
export interface TableEntry extends FoundFunction {
  /** The module's absolute path. */
  readonly file: string
}

/** An old id, and the function that answers for it. */
export interface Alias {
  readonly id: string
  readonly entry: TableEntry
}

/** The server functions that the plugin has met, by module. */
export class FunctionTable {
  readonly #byFile = new Map<string, readonly TableEntry[]>()
  readonly #byId = new Map<string, TableEntry>()
  readonly #aliases: Readonly<Record<string, string>>

  constructor(aliases: Readonly<Record<string, string>> = {}) {
    this.#aliases = aliases
  }

  /**
   * Takes note of what a module holds now.
   *
   * @throws Error `DUPLICATE_ID` when a function of another module has the same id
   */
  set(file: string, functions: readonly FoundFunction[]): void {
    this.#byFile.get(file)?.forEach(({ id }) => this.#byId.delete(id))
    this.#byFile.delete(file)
    this.add(file, functions)
  }

  /**
   * Takes note of what a part of a module holds.
   *
   * @throws Error `DUPLICATE_ID` when a function of another module has the same id
   */
  add(file: string, functions: readonly FoundFunction[]): void {
    const entries = functions.map((found) => ({ ...found, file }))
    for (const entry of entries) {
      const other = this.#byId.get(entry.id)
      if (other !== undefined && other.file !== file) throw duplicate(entry, other)
      this.#byId.set(entry.id, entry)
    }
    this.#byFile.set(file, [...(this.#byFile.get(file) ?? []), ...entries])
  }

  /** The function with an id, or with one that is kept alive for it. */
  find(id: string): TableEntry | undefined {
    return this.#byId.get(id) ?? this.aliases().find((alias) => alias.id === id)?.entry
  }

  /** Every function, by id. */
  all(): readonly TableEntry[] {
    return [...this.#byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** The old ids whose function is known. */
  aliases(): readonly Alias[] {
    return Object.entries(this.#aliases).flatMap(([from, to]) => {
      const entry = this.#byId.get(to) ?? this.all().find((each) => placeOf(each) === to)
      return entry === undefined ? [] : [{ id: idOf(from), entry }]
    })
  }

  /**
   * Makes sure that each old id stands for a function, and for one only.
   *
   * @throws Error `UNKNOWN_ALIAS_TARGET`, `DUPLICATE_ID`
   */
  checkAliases(): void {
    const known = this.aliases()
    for (const [from, to] of Object.entries(this.#aliases)) {
      const id = idOf(from)
      if (!known.some((alias) => alias.id === id)) throw unknownTarget(from, to)
      const other = this.#byId.get(id)
      if (other !== undefined)
        throw duplicate({ id, filename: 'serverFns.aliases', name: from }, other)
    }
  }
}

function placeOf({ filename, name }: FoundFunction): string {
  return `${filename}#${name}`
}

/** An id as it is, or that of a place: `src/notes.ts#addNote`. */
function idOf(idOrPlace: string): string {
  const [path = '', name] = idOrPlace.split('#')
  return name === undefined ? path : functionId(path, name)
}

function duplicate(
  entry: Pick<TableEntry, 'id' | 'filename' | 'name'>,
  other: TableEntry,
): Error & { readonly code: string } {
  const message = `[seamline] \`${entry.name}\` (${entry.filename}) and \`${other.name}\` (${other.filename}) have the same id, ${entry.id}. Rename one of them, or move its file. (DUPLICATE_ID)`
  return Object.assign(new Error(message), { code: 'DUPLICATE_ID' })
}

function unknownTarget(from: string, to: string): Error & { readonly code: string } {
  const message = `[seamline] \`serverFns.aliases\` lets \`${from}\` stand for \`${to}\`, which is no server function of this build. Write the function's id, or its place as in \`src/notes.ts#addNote\`. (UNKNOWN_ALIAS_TARGET)`
  return Object.assign(new Error(message), { code: 'UNKNOWN_ALIAS_TARGET' })
}

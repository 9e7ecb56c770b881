import { functionId } from '../../../babel-plugin/model/function-id.ts'
import type { FoundFunction } from '../../../babel-plugin/index.ts'

export interface TableEntry extends FoundFunction {
  readonly module: string
}

type Found = TableEntry & Pick<Part, 'identity'>

/** A module, or a variant of one, as one of the two passes of the transform has seen it. */
export interface Part {
  readonly module: string
  /** The same for all variants of the module; the id of a generated one. */
  readonly identity: string
  readonly pass: 'source' | 'emitted'
}

/** An old id, and the function that answers for it. */
export interface Alias {
  readonly id: string
  readonly entry: TableEntry
}

export class FunctionTable {
  readonly #parts = new Map<string, readonly Found[]>()
  /** Several for one id where variants of a module hold the same function. */
  readonly #byId = new Map<string, readonly Found[]>()
  readonly #aliases: Readonly<Record<string, string>>

  constructor(aliases: Readonly<Record<string, string>> = {}) {
    this.#aliases = aliases
  }

  /** Records the functions of a part of a module. Throws `DUPLICATE_ID` if another module has the same id. */
  set({ module, identity, pass }: Part, functions: readonly FoundFunction[]): void {
    const key = `${pass} ${module}`
    this.#remove(key)
    const all = functions.map((each) => ({ ...each, module, identity }))
    for (const found of all) {
      const others = this.#byId.get(found.id) ?? []
      const other = others.find((each) => each.identity !== identity)
      if (other !== undefined) throw duplicate(found, other)
      this.#byId.set(found.id, [...others, found])
    }
    this.#parts.set(key, all)
  }

  delete(identity: string): void {
    for (const [key, found] of this.#parts) {
      if (found.some((each) => each.identity === identity)) this.#remove(key)
    }
  }

  #remove(key: string): void {
    const gone = new Set(this.#parts.get(key))
    this.#parts.delete(key)
    for (const { id } of gone) {
      const left = (this.#byId.get(id) ?? []).filter((each) => !gone.has(each))
      if (left.length === 0) this.#byId.delete(id)
      else this.#byId.set(id, left)
    }
  }

  #get(id: string): TableEntry | undefined {
    const found = this.#byId.get(id) ?? []
    // If a variant of a module holds the same function, the server loads the module itself.
    return found.find(({ module, identity }) => module === identity) ?? found[0]
  }

  /** The function with an id, or with one that is kept alive for it. */
  find(id: string): TableEntry | undefined {
    return this.#get(id) ?? this.aliases().find((alias) => alias.id === id)?.entry
  }

  all(): readonly TableEntry[] {
    return [...this.#byId.keys()].toSorted().flatMap((id) => this.#get(id) ?? [])
  }

  aliases(): readonly Alias[] {
    return Object.entries(this.#aliases).flatMap(([from, to]) => {
      const entry = this.#get(to) ?? this.all().find((each) => placeOf(each) === to)
      return entry === undefined ? [] : [{ id: idOf(from), entry }]
    })
  }

  /** Each old id must lead to one function. */
  checkAliases(): void {
    const known = this.aliases()
    for (const [from, to] of Object.entries(this.#aliases)) {
      const id = idOf(from)
      if (!known.some((alias) => alias.id === id)) throw unknownTarget(from, to)
      const other = this.#get(id)
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
  const message = `[seamline] \`serverFns.aliases\` maps \`${from}\` to \`${to}\`, which is not a server function of this build. Write the function's id, or its file and name, as in \`src/notes.ts#addNote\`. (UNKNOWN_ALIAS_TARGET)`
  return Object.assign(new Error(message), { code: 'UNKNOWN_ALIAS_TARGET' })
}

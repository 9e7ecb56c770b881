/** Writes the text of one module and records the environment of each part. */

import type { Choices, ModulePlan } from './plans.ts'

/** The environment of a place in the source, beside that of its declaration. */
export interface Zone {
  /** Removed from the client's bundle. */
  readonly server: boolean
  /** Removed from the server's bundle. */
  readonly browser: boolean
}

/** A part of a module that stays or goes as a whole: a declaration, or one of several names. */
export interface Part {
  readonly name: string
  /** Runs or is exported, without a use. */
  isRoot: boolean
  /** For a name in a pattern: the declaration with which an unused name is removed. */
  readonly goesWith: Part | undefined
}

/** A place in the source that is followed through both bundles by its unique text. */
export interface Mark {
  readonly text: string
  readonly part: Part
  readonly zone: Zone
}

/** A use of one part in another. */
export interface Use {
  readonly from: Part
  readonly to: Part
  readonly zone: Zone
}

/** A reference that a place may contain: written by the user of it. */
export interface Offer {
  readonly part: Part | undefined
  readonly write: (writer: Writer) => string
}

/** An export for earlier modules. */
export interface Exported {
  readonly as: 'value' | 'middleware' | 'middleware factory' | 'base' | 'base factory' | 'bases'
  readonly name: string
}

/** A module that is being written. */
export interface Draft {
  readonly plan: ModulePlan
  readonly file: string
  readonly hasTypes: boolean
  readonly hasJsx: boolean
  /** Imports and second names of builders. */
  readonly preamble: string[]
  readonly statements: string[]
  readonly parts: Part[]
  readonly marks: Mark[]
  readonly uses: Use[]
  readonly values: Offer[]
  readonly middleware: Offer[]
  readonly bases: Offer[]
  readonly exported: Exported[]
  /** The declarations that a module can have once: its default export, `startInstance`, `Route`. */
  readonly claimed: Set<string>
  /** The number of chains: a module without one is left unchanged. */
  chains: number
  /** A route with server-only options. */
  serverRoute: Part | undefined
}

/** The state shared by the modules of a project. */
export interface Shared {
  /** The number of occurrences of each form. */
  readonly forms: Map<string, number>
  /** Modules that only re-export builders. */
  readonly barrels: Map<string, string>
  /** Those of them that do not parse. */
  readonly unreadable: Map<string, string>
  /** The modules written so far, which are the later ones. */
  readonly drafts: Draft[]
  /** The functions of the package allowed in a value while values are nested in it. */
  readonly inPlace: Readonly<
    Record<'middleware' | 'environmentFunction', (writer: Writer) => string>
  >
  counter: number
}

const KEPT: Zone = { server: false, browser: false }

/** Writes one unit of a module. */
export class Writer {
  readonly draft: Draft
  readonly shared: Shared
  part: Part
  zone: Zone = KEPT
  /** The number of functions around the current position. */
  depth = 0
  readonly #choices: Choices
  #next = 0

  constructor(draft: Draft, shared: Shared, choices: Choices) {
    this.draft = draft
    this.shared = shared
    this.#choices = choices
    this.part = this.newPart()
  }

  /** Writes one of several forms, the first being the plainest; `false` forms are unavailable. */
  choose(what: string, options: Readonly<Record<string, (() => string) | false>>): string {
    const possible = Object.entries(options).flatMap(([name, write]) =>
      write === false ? [] : [{ name, write }],
    )
    const chosen = possible[this.number(possible.length)]
    if (chosen === undefined) throw new Error(`No form of ${what} is possible.`)
    this.count(`${what}: ${chosen.name}`)
    return chosen.write()
  }

  /** Counts a form that is not chosen by its name. */
  count(form: string): void {
    this.shared.forms.set(form, (this.shared.forms.get(form) ?? 0) + 1)
  }

  /** A number below `bound`. */
  number(bound: number): number {
    const choice = this.#choices[this.#next++] ?? 0
    return bound === 0 ? 0 : choice % bound
  }

  /** True in one of `chances` cases, and never in the plainest form. */
  happens(chances: number): boolean {
    return this.number(chances) === 1
  }

  /** Several results of a callback. */
  times(most: number, write: (index: number) => string): readonly string[] {
    return Array.from({ length: this.number(most + 1) }, (_, index) => write(index))
  }

  /** A name that is unique in the project. */
  newName(stem = 'item'): string {
    return `${stem}${this.shared.counter++}`
  }

  newPart(goesWith?: Part): Part {
    const part: Part = { name: this.newName(), isRoot: false, goesWith }
    this.draft.parts.push(part)
    return part
  }

  /** A unique text; its name is assigned once everything is written. */
  mark(): string {
    const text = `MARK${this.shared.counter++}_`
    this.draft.marks.push({ text, part: this.part, zone: this.zone })
    return text
  }

  /** Refers to a part from the current position. */
  refer(to: Part | undefined): void {
    if (to !== undefined) this.draft.uses.push({ from: this.part, to, zone: this.zone })
  }

  /** Writes code that one of the bundles loses. */
  within(side: 'server' | 'browser', write: () => string): string {
    return this.#with({ zone: { ...this.zone, [side]: true } }, write)
  }

  /** Writes the body of a function. */
  inFunction(write: () => string): string {
    return this.#with({ depth: this.depth + 1 }, write)
  }

  /** Writes code that stays or goes with another part. */
  inPart(part: Part, write: () => string): string {
    return this.#with({ part }, write)
  }

  #with(changes: { zone?: Zone; depth?: number; part?: Part }, write: () => string): string {
    const { zone, depth, part } = this
    Object.assign(this, changes)
    const text = write()
    Object.assign(this, { zone, depth, part })
    return text
  }

  /** Writes one of several offers, or returns `undefined` without offers. */
  take(offers: readonly Offer[]): string | undefined {
    const offer = offers[this.number(offers.length)]
    if (offer === undefined) return undefined
    this.refer(offer.part)
    return offer.write(this)
  }

  /** Adds a statement of the unit before it. */
  hoist(statement: string): void {
    this.draft.preamble.push(statement)
  }
}

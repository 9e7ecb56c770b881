/** Writes the modules of a plan. */

import type { SyncHost } from '../../../babel-plugin/index.ts'
import { hostOf } from '../case-modules.ts'
import { environmentFunction, middlewareChain } from './chains.ts'
import * as ours from './declarations.ts'
import { expectations, type Expected } from './liveness.ts'
import * as plain from './plain-code.ts'
import type { ModulePlan, ProjectPlan, UnitKind } from './plans.ts'
import { Writer, type Draft, type Shared } from './writer.ts'

/** A module and its expectations. */
export interface GeneratedModule {
  readonly file: string
  readonly source: string
  /** The expectation for each mark. */
  readonly marks: ReadonlyMap<string, Expected>
  /** Whether there is code to compile. */
  readonly isOurs: boolean
}

/** Modules that import each other. */
export interface GeneratedProject {
  readonly modules: readonly GeneratedModule[]
  readonly host: SyncHost
  /** Whether some modules lack an extension for their language, like those of a plugin. */
  readonly hasGenerated: boolean
  /** The texts that do not parse, by file: a module that leads to one may be refused. */
  readonly unreadable: ReadonlyMap<string, string>
  /** The number of occurrences of each form. */
  readonly forms: ReadonlyMap<string, number>
}

const WRITERS: Readonly<Record<UnitKind, (writer: Writer) => string>> = {
  'server function': ours.serverFunction,
  'object of functions': ours.objectOfFunctions,
  middleware: ours.middleware,
  'middleware factory': ours.middlewareFactory,
  base: ours.base,
  'environment function': ours.ofOneSide,
  start: (writer) => ours.once(writer, 'startInstance'),
  route: (writer) => ours.once(writer, 'Route'),
  constant: plain.constant,
  function: plain.functionDeclaration,
  class: plain.classDeclaration,
  import: plain.importDeclaration,
  pattern: plain.pattern,
  component: plain.component,
  enum: plain.enumeration,
  variable: plain.variable,
  'pair of functions': plain.pairOfFunctions,
  'look-alike': plain.exportedLookAlike,
  statement: plain.statement,
  type: plain.type,
}

/** Writes a project. The same plan produces the same project. */
export function writeProject(plan: ProjectPlan): GeneratedProject {
  const shared: Shared = {
    forms: new Map(),
    barrels: new Map(),
    unreadable: new Map(),
    drafts: [],
    inPlace: { middleware: middlewareChain, environmentFunction },
    counter: 0,
  }
  // A module imports from later ones, so the last one is written first.
  for (const [index, module] of [...plan.entries()].toReversed()) {
    shared.drafts.push(writeModule(module, index, shared))
  }
  const modules = shared.drafts.toReversed().map(finish)
  const barrels = [...shared.barrels].map(([file, source]) => untouched(file, source))
  const all = [...modules, ...barrels]
  const texts = new Map([
    ...all.map(({ file, source }) => [file, source] as const),
    ...shared.unreadable,
  ])
  return {
    modules: all,
    host: hostOf(texts),
    hasGenerated: [...texts.keys()].some((file) => !/\.[jt]sx?$/.test(file)),
    unreadable: shared.unreadable,
    forms: shared.forms,
  }
}

function writeModule(plan: ModulePlan, index: number, shared: Shared): Draft {
  const draft: Draft = {
    plan,
    file: `/project/src/module${index}.${plan.language}`,
    hasTypes: plan.language.startsWith('ts'),
    hasJsx: plan.language.endsWith('x'),
    preamble: [],
    statements: [],
    parts: [],
    marks: [],
    uses: [],
    values: [],
    middleware: [],
    bases: [],
    exported: [],
    claimed: new Set(),
    chains: 0,
    serverRoute: undefined,
  }
  for (const { kind, choices } of plan.units.toReversed()) {
    const writer = new Writer(draft, shared, choices)
    writer.count(`unit: ${kind}`)
    const partsBefore = draft.parts.length
    const chainsBefore = draft.chains
    const text = WRITERS[kind](writer)
    // A comment before several declarations belongs to none of them.
    const isWhole = draft.parts.length === partsBefore || kind === 'import' || kind === 'pattern'
    const statement = isWhole ? commented(writer, text, draft.chains > chainsBefore) : text
    if (writer.happens(4)) draft.statements.unshift(statement)
    else draft.statements.push(statement)
  }
  shared.forms.set(
    `language: ${plan.language}`,
    (shared.forms.get(`language: ${plan.language}`) ?? 0) + 1,
  )
  return draft
}

function commented(writer: Writer, text: string, hasChain: boolean): string {
  const mark = (): string => writer.mark()
  return writer.choose('comment of a declaration', {
    none: () => text,
    'on the line above': () => `\n// ${mark()}\n${text}`,
    'on lines above': () => `\n// ${mark()}\n// ${mark()}\n${text}`,
    documentation: () => `\n/**\n * ${mark()}\n */\n${text}`,
    'in front': () => `\n/* ${mark()} */ ${text}`,
    // A part that ends in a chain may lose it with the chain's last call: a separate case.
    behind: !hasChain && (() => `${text} // ${mark()}`),
  })
}

function finish(draft: Draft): GeneratedModule {
  const { file, preamble, statements, chains } = draft
  const expected = expectations(draft)
  const names = new Map<string, string>()
  const marks = new Map<string, Expected>()
  for (const [mark, each] of expected) {
    const name = mark.text.replace('MARK', `${prefix(each)}_`)
    names.set(mark.text, name)
    marks.set(name, each)
  }
  const text = `${[...preamble, ...statements].join('\n')}\n`
  const source = text.replaceAll(/MARK\d+_/g, (mark) => names.get(mark) ?? mark)
  return { file, source, marks, isOurs: chains > 0 }
}

/** The owner of a mark in a word. */
function prefix({ client, server }: Expected): string {
  if (client) return server === true ? 'BOTH' : 'CLIENT'
  return server === true ? 'SERVER' : 'NOBODY'
}

function untouched(file: string, source: string): GeneratedModule {
  return { file, source, marks: new Map(), isOurs: false }
}

import { isRuntimeEntry, type ImportedBinding } from '../model/bindings.ts'
import type { Effect } from '../model/host.ts'
import { summarize, type ModuleSummary } from './module-exports.ts'
import {
  isUnreadable,
  parseModule,
  type Language,
  type UnreadableModule,
} from '../model/parse-module.ts'
import { expressionReader } from './expressions.ts'
import { evaluator, importsOf, ownExport, type Lookup, type Value } from './resolved-values.ts'

/** Exports of other modules, by path; `null` for an unreadable one. The owner deletes entries of changed files. */
export type ModuleSummaries = Map<string, ModuleSummary | null>

interface ResolveOptions {
  readonly importer: string
  readonly sources: readonly string[]
  readonly summaries: ModuleSummaries
  /** The language of every module; by default that of each file's extension, if it is a script's. */
  readonly language?: Language | undefined
  /** Called for a module on the way that does not parse, instead of an error. Its exports are unknown then. */
  readonly onUnreadable?: ((error: UnreadableModule) => void) | undefined
}

interface ResolvedImports {
  readonly lookup: Lookup
  /** The result holds until one of these files changes. */
  readonly files: readonly string[]
}

/** Resolves the bindings that a module imports, through as many modules as necessary. */
export function* resolveImports(
  bindings: readonly ImportedBinding[],
  options: ResolveOptions,
): Effect<ResolvedImports> {
  const known = new Map<string, Value | undefined>()
  const walk: Walk = { ...options, files: new Set(), trail: new Set() }
  for (const binding of bindings) {
    known.set(keyOf(binding), yield* valueOf(binding, options.importer, walk))
  }
  const lookup: Lookup = (binding) =>
    ownExport(binding, options.sources) ?? known.get(keyOf(binding))
  return { lookup, files: [...walk.files] }
}

interface Walk extends ResolveOptions {
  readonly files: Set<string>
  /** The exports that are being resolved: one that leads back to itself is `undefined`. */
  readonly trail: Set<string>
}

function keyOf({ source, name }: ImportedBinding): string {
  return `${name} ${source}`
}

function* valueOf(
  binding: ImportedBinding,
  importer: string,
  walk: Walk,
): Effect<Value | undefined> {
  const { source, name } = binding
  const own = ownExport(binding, walk.sources)
  if (own !== undefined || walk.sources.includes(source) || isRuntimeEntry(source)) return own
  const file = yield { type: 'resolve', source, importer }
  if (file === null) return undefined
  // The package under another name.
  return walk.sources.includes(file)
    ? ownExport({ source: file, name }, walk.sources)
    : yield* exportOf(file, name, walk)
}

function* exportOf(file: string, name: string, walk: Walk): Effect<Value | undefined> {
  const key = `${name} ${file}`
  if (walk.trail.has(key)) return undefined
  walk.trail.add(key)
  const summary = yield* summaryOf(file, walk)
  const value = summary === null ? undefined : yield* exportIn(summary, file, name, walk)
  walk.trail.delete(key)
  return value
}

function* exportIn(
  summary: ModuleSummary,
  file: string,
  name: string,
  walk: Walk,
): Effect<Value | undefined> {
  if (name === '*') return yield* allExports(summary, file, walk)
  if (summary.exports.has(name)) {
    const expression = summary.exports.get(name)
    const values = new Map<string, Value | undefined>()
    for (const binding of importsOf(expression)) {
      values.set(keyOf(binding), yield* valueOf(binding, file, walk))
    }
    return evaluator((binding) => values.get(keyOf(binding)))(expression)
  }
  if (name === 'default') return undefined
  for (const source of summary.stars) {
    const value = yield* valueOf({ source, name }, file, walk)
    if (value !== undefined) return value
  }
  return undefined
}

function* allExports(summary: ModuleSummary, file: string, walk: Walk): Effect<Value | undefined> {
  const properties = new Map<string, Value>()
  for (const source of summary.stars) {
    const all = yield* valueOf({ source, name: '*' }, file, walk)
    if (all?.kind === 'object') all.properties.forEach((value, name) => properties.set(name, value))
  }
  for (const name of summary.exports.keys()) {
    const value = yield* exportOf(file, name, walk)
    if (value === undefined) properties.delete(name)
    else properties.set(name, value)
  }
  return properties.size === 0 ? undefined : { kind: 'object', properties }
}

function* summaryOf(file: string, walk: Walk): Effect<ModuleSummary | null> {
  const { summaries, files } = walk
  files.add(file)
  const known = summaries.get(file)
  if (known !== undefined) return known
  const code = yield { type: 'load', file }
  // Another module may have been compiled while this one was loaded.
  const summary = summaries.get(file) ?? read(code, file, walk)
  summaries.set(file, summary)
  return summary
}

function read(
  code: string | null,
  file: string,
  { language, onUnreadable }: ResolveOptions,
): ModuleSummary | null {
  const isScript = language !== undefined || IS_SCRIPT.test(file)
  // Without an import or a re-export, a module cannot export a builder.
  if (code === null || !isScript || !/\b(?:from|import)\b/.test(code)) return null
  try {
    const syntax = parseModule(code, file, language)
    return summarize(syntax, expressionReader(syntax))
  } catch (error) {
    if (!isUnreadable(error)) throw error
    if (onUnreadable === undefined) throw error
    onUnreadable(error)
    return null
  }
}

const IS_SCRIPT = /\.[cm]?[jt]sx?$/

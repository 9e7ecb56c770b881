import { BUILDERS, ROUTER_SOURCES, type BuilderDefinition } from '../model/definitions.ts'
import type { ImportedBinding } from '../model/bindings.ts'
import type { CallTerm, Term } from './expressions.ts'

/** What a term is to us: something that a chain starts from, goes through, or may be found in. */
export type Value =
  | BuilderValue
  | ChainValue
  | MethodValue
  | FunctionValue
  | ObjectValue
  | StartValue

/** A builder that has not been called: `createServerFn`. */
export interface BuilderValue {
  readonly kind: 'builder'
  readonly definition: BuilderDefinition
  /** The package that it was imported from. */
  readonly source: string
}

/** A builder that was called, and may be continued. */
export interface ChainValue {
  readonly kind: 'chain'
  readonly definition: BuilderDefinition
  /** The package that the builder was imported from. */
  readonly source: string
  /** The HTTP method, where one was given. */
  readonly method: string | undefined
  /** The middleware listed so far, as they are written. */
  readonly middleware: readonly string[]
}

/** A method of a chain. */
export interface MethodValue {
  readonly kind: 'method'
  readonly chain: ChainValue
  readonly name: string
}

/** A function that returns one of these. */
export interface FunctionValue {
  readonly kind: 'function'
  readonly returns: Value
}

/** An object or a module that holds some of these. */
export interface ObjectValue {
  readonly kind: 'object'
  readonly properties: ReadonlyMap<string, Value>
}

/** What `createStart` returns: middleware of its own types are made with it. */
export interface StartValue {
  readonly kind: 'start'
  readonly createMiddleware: Value | undefined
}

/** What a binding of another module is; `undefined` for what is not ours. */
export type Lookup = (binding: ImportedBinding) => Value | undefined

/** What a package's own exports are, by the packages that are ours. */
export function ownExport(
  { source, name }: ImportedBinding,
  sources: readonly string[],
): Value | undefined {
  const from = sources.includes(source)
    ? 'seamline'
    : ROUTER_SOURCES.includes(source)
      ? 'router'
      : undefined
  if (from === undefined) return undefined
  const builders = [...BUILDERS.values()].filter((definition) => definition.from === from)
  // A module that was turned into CommonJS gives its exports below `default`.
  if (name === '*' || name === 'default') {
    const entries = builders.map((each) => [each.name, toBuilder(each, source)] as const)
    const properties = new Map<string, Value>(entries)
    properties.set('default', { kind: 'object', properties: new Map(entries) })
    return { kind: 'object', properties }
  }
  const found = builders.find((definition) => definition.name === name)
  return found && toBuilder(found, source)
}

function toBuilder(definition: BuilderDefinition, source: string): BuilderValue {
  return { kind: 'builder', definition, source }
}

/** Gives what terms are. */
export type Evaluate = (term: Term | undefined) => Value | undefined

/** Values that are made of each other further than this are taken for unknown. */
const DEPTH_LIMIT = 500

/** What terms are, each found out once, given what the imports are that they start from. */
export function evaluator(lookup: Lookup): Evaluate {
  const known = new Map<Term, Value | undefined>()
  let depth = 0
  const evaluate: Evaluate = (term) => {
    if (term === undefined) return undefined
    if (!known.has(term) && depth < DEPTH_LIMIT) {
      depth++
      known.set(term, valueOf(term, evaluate, lookup))
      depth--
    }
    return known.get(term)
  }
  return evaluate
}

function valueOf(term: Term, evaluate: Evaluate, lookup: Lookup): Value | undefined {
  switch (term.kind) {
    case 'import':
      return lookup(term)
    case 'call':
      return call(evaluate(term.callee), term)
    case 'member':
      return member(evaluate(term.object), term.name)
    case 'object': {
      const properties = [...term.properties].flatMap(([key, each]) => {
        const value = evaluate(each)
        return value === undefined ? [] : [[key, value] as const]
      })
      return properties.length === 0
        ? undefined
        : { kind: 'object', properties: new Map(properties) }
    }
    case 'function': {
      const returned = firstOf(term.returns, evaluate)
      return returned && { kind: 'function', returns: returned }
    }
    case 'choice':
      return firstOf(term.among, evaluate)
  }
}

function firstOf(terms: readonly Term[], evaluate: Evaluate): Value | undefined {
  return terms.map(evaluate).find(Boolean)
}

/** The imports that a term starts from. */
export function importsOf(term: Term | undefined): readonly ImportedBinding[] {
  const found: ImportedBinding[] = []
  const seen = new Set<Term>()
  const queue = term === undefined ? [] : [term]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.kind === 'import') found.push({ source: next.source, name: next.name })
    else queue.push(...partsOf(next))
  }
  return found
}

function partsOf(term: Exclude<Term, { readonly kind: 'import' }>): readonly Term[] {
  switch (term.kind) {
    case 'call':
      return [term.callee]
    case 'member':
      return [term.object]
    case 'object':
      return [...term.properties.values()]
    case 'function':
      return term.returns
    case 'choice':
      return term.among
  }
}

function call(callee: Value | undefined, { method, list }: CallTerm): Value | undefined {
  if (callee?.kind === 'function') return callee.returns
  if (callee?.kind === 'builder') {
    const { definition, source } = callee
    if (definition.kind === 'start') {
      const middleware = BUILDERS.get('createMiddleware')
      return { kind: 'start', createMiddleware: middleware && toBuilder(middleware, source) }
    }
    const isChain = definition.methods.size > 0 || definition.isCurried
    return isChain ? { kind: 'chain', definition, source, method, middleware: [] } : undefined
  }
  if (callee?.kind === 'chain') {
    return callee.definition.kind === 'serverFn'
      ? { ...callee, method: method ?? callee.method }
      : undefined
  }
  if (callee?.kind !== 'method' || callee.name === 'handler') return undefined
  const { chain, name } = callee
  return name === 'middleware' ? { ...chain, middleware: [...chain.middleware, ...list] } : chain
}

function member(object: Value | undefined, name: string): Value | undefined {
  if (object?.kind === 'object') return object.properties.get(name)
  if (object?.kind === 'start') {
    return name === 'createMiddleware' ? object.createMiddleware : undefined
  }
  return object?.kind === 'chain' && object.definition.methods.has(name)
    ? { kind: 'method', chain: object, name }
    : undefined
}

/**
 * Whether a value has to stay where it can be followed: a handler that is put on it elsewhere, or
 * what is handed to it, would reach the browser.
 */
export function mustBeFollowed(value: Value | undefined): value is Value {
  switch (value?.kind) {
    case 'builder':
      return true
    case 'chain':
      return value.definition.kind === 'serverFn' || value.definition.kind === 'route'
    case 'function':
      return mustBeFollowed(value.returns)
    case 'object':
      return [...value.properties.values()].some(mustBeFollowed)
    default:
      return false
  }
}

/** The builder that a value holds, if it holds one that nobody has called. */
export function builderIn(value: Value): BuilderDefinition | undefined {
  if (value.kind === 'builder') return value.definition
  if (value.kind === 'function') return builderIn(value.returns)
  if (value.kind !== 'object') return undefined
  return [...value.properties.values()].map(builderIn).find(Boolean)
}

import { BUILDERS, ROUTER_SOURCES, type BuilderDefinition } from '../model/definitions.ts'
import type { ImportedBinding } from '../model/bindings.ts'
import { memoizeRecursive } from '../model/memoize.ts'
import type { CallExpression, ImportExpression, ValueExpression } from './expressions.ts'

/** A builder, a chain, or a value that holds one. */
export type Value =
  | BuilderValue
  | ChainValue
  | { readonly kind: 'method'; readonly chain: ChainValue; readonly name: string }
  | { readonly kind: 'function'; readonly returns: Value }
  /** An object or a module. */
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, Value> }
  /** The result of `createStart`, which has a `createMiddleware` of its own types. */
  | { readonly kind: 'start'; readonly source: string }

/** A builder that has not been called: `createServerFn`. */
export interface BuilderValue {
  readonly kind: 'builder'
  readonly definition: BuilderDefinition
  readonly source: string
}

export interface ChainValue {
  readonly kind: 'chain'
  readonly definition: BuilderDefinition
  readonly source: string
  /** The HTTP method, if set. */
  readonly method: string | undefined
  /** The middleware listed so far, as they are written. */
  readonly middleware: readonly string[]
}

/** Returns the value of a binding of another module; `undefined` for one that is not ours. */
export type Lookup = (binding: ImportedBinding) => Value | undefined

export function ownExport(
  { source, name }: ImportedBinding,
  sources: readonly string[],
): Value | undefined {
  const isOurs = sources.includes(source)
  if (!isOurs && !ROUTER_SOURCES.includes(source)) return undefined
  const from = isOurs ? 'seamline' : 'router'
  const builders = new Map(
    [...BUILDERS.values()]
      .filter((definition) => definition.from === from)
      .map((definition) => [definition.name, builder(definition, source)]),
  )
  if (name !== '*' && name !== 'default') return builders.get(name)
  // A module that was converted to CommonJS has its exports below `default`.
  const all: Value = { kind: 'object', properties: builders }
  return { kind: 'object', properties: new Map<string, Value>([...builders, ['default', all]]) }
}

function builder(definition: BuilderDefinition, source: string): BuilderValue {
  return { kind: 'builder', definition, source }
}

type Evaluate = (expression: ValueExpression | undefined) => Value | undefined

/** Resolves expressions, each once, with the values of their imports. */
export function evaluator(lookup: Lookup): Evaluate {
  const evaluate = memoizeRecursive<ValueExpression, Value>((expression, valueOf) =>
    resolve(expression, valueOf, lookup),
  )
  return (expression) => expression && evaluate(expression)
}

function resolve(
  expression: ValueExpression,
  valueOf: (expression: ValueExpression) => Value | undefined,
  lookup: Lookup,
): Value | undefined {
  switch (expression.kind) {
    case 'import':
      return lookup(expression)
    case 'call':
      return resultOf(valueOf(expression.callee), expression)
    case 'member':
      return memberOf(valueOf(expression.object), expression.name)
    case 'object': {
      const properties = new Map<string, Value>()
      for (const [key, each] of expression.properties) {
        const value = valueOf(each)
        if (value !== undefined) properties.set(key, value)
      }
      return properties.size === 0 ? undefined : { kind: 'object', properties }
    }
    case 'function': {
      const returns = valueOf(expression.returns)
      return returns && { kind: 'function', returns }
    }
    case 'choice':
      return expression.among.map(valueOf).find(Boolean)
  }
}

function resultOf(callee: Value | undefined, { method, list }: CallExpression): Value | undefined {
  switch (callee?.kind) {
    case 'function':
      return callee.returns
    case 'builder': {
      const { definition, source } = callee
      if (definition.kind === 'start') return { kind: 'start', source }
      const isChain = definition.methods.size > 0 || definition.isCurried
      return isChain ? { kind: 'chain', definition, source, method, middleware: [] } : undefined
    }
    case 'chain':
      return callee.definition.kind === 'serverFn'
        ? { ...callee, method: method ?? callee.method }
        : undefined
    case 'method': {
      const { chain, name } = callee
      if (name === 'handler') return undefined
      return name === 'middleware'
        ? { ...chain, middleware: [...chain.middleware, ...list] }
        : chain
    }
    default:
      return undefined
  }
}

function memberOf(object: Value | undefined, name: string): Value | undefined {
  switch (object?.kind) {
    case 'object':
      return object.properties.get(name)
    case 'start': {
      const definition = name === 'createMiddleware' ? BUILDERS.get(name) : undefined
      return definition && builder(definition, object.source)
    }
    case 'chain':
      return object.definition.methods.has(name)
        ? { kind: 'method', chain: object, name }
        : undefined
    default:
      return undefined
  }
}

export function importsOf(expression: ValueExpression | undefined): readonly ImportedBinding[] {
  const found: ImportedBinding[] = []
  const all = new Set(expression ? [expression] : [])
  // A set is iterated in insertion order, including values added on the way.
  for (const each of all) {
    if (each.kind === 'import') found.push({ source: each.source, name: each.name })
    else for (const inner of operandsOf(each)) all.add(inner)
  }
  return found
}

function operandsOf(
  expression: Exclude<ValueExpression, ImportExpression>,
): Iterable<ValueExpression> {
  switch (expression.kind) {
    case 'call':
      return [expression.callee]
    case 'member':
      return [expression.object]
    case 'object':
      return expression.properties.values()
    case 'function':
      return [expression.returns]
    case 'choice':
      return expression.among
  }
}

/** Whether a handler or option added to a value elsewhere would reach the browser. */
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

/** The uncalled builder in a value, if any. */
export function builderIn(value: Value): BuilderDefinition | undefined {
  if (value.kind === 'builder') return value.definition
  if (value.kind === 'function') return builderIn(value.returns)
  if (value.kind !== 'object') return undefined
  return [...value.properties.values()].map(builderIn).find(Boolean)
}

import type * as t from '@babel/types'
import { refuse, unknownMethod } from '../model/code-errors.ts'
import type { Environment } from '../model/definitions.ts'
import { endOf, startOf } from '../model/nodes.ts'
import { outermostWrapper, type Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'
import { findStarts, type ChainStart, type ResolvedModule } from './chain-starts.ts'
import type { ChainValue } from './resolved-values.ts'
import { calledRuntime } from '../model/bindings.ts'
import { checkUse } from './validate-usage.ts'
import { useOf } from './value-use.ts'

/** One call of a chain: `.method(…)`. */
export interface ChainMethod {
  readonly name: string
  /** The bundles that keep the call. */
  readonly keptFor: readonly Environment[]
  readonly call: t.CallExpression
  readonly object: t.Expression
}

/** A builder and the calls of its methods, in source order. */
export interface Chain extends ChainStart {
  readonly methods: readonly ChainMethod[]
  readonly whole: t.Node
  /** The variable that holds it, then the keys to it: `['api', 'users', 'list']`. */
  readonly keys: readonly string[] | undefined
  readonly name: string | undefined
  /** The builder at the end of the chain; `undefined` where it ends in another value. */
  readonly value: ChainValue | undefined
}

/** All chains of a module, including those that continue a base: `authedServerFn({ method: 'POST' }).handler(…)`. */
export function readChains(module: ResolvedModule): readonly Chain[] {
  return findStarts(module)
    .map((start) => readChain(start, module))
    .filter(({ whole }) => !isCompiled(whole, module.syntax))
    .toSorted((a, b) => startOf(a.whole) - startOf(b.whole))
}

/** Whether compiled code passes an expression to the runtime: the transform is done with it. */
function isCompiled(node: t.Node, syntax: Syntax): boolean {
  const use = useOf(node, syntax)
  return use.kind === 'argument' && calledRuntime(use.call, syntax) !== undefined
}

/** The method that ends a chain with a value other than a builder. */
export function handlerOf(chain: Chain): ChainMethod | undefined {
  return chain.methods.find(({ name }) => name === 'handler')
}

/** `.method(…)`: from the end of the expression that it is called on. */
export function methodRange({ object, call }: ChainMethod): SourceRange {
  return { start: endOf(object), end: endOf(call) }
}

function readChain(start: ChainStart, { syntax, valueOf }: ResolvedModule): Chain {
  const methods: ChainMethod[] = []
  let whole = outermostWrapper(start.node, syntax)
  // The result of `createStart` is not a builder: its methods are not part of the chain.
  while (start.definition.methods.size > 0) {
    const method = methodAfter(whole, start, syntax, methods.at(-1))
    if (method === undefined) break
    methods.push(method)
    whole = outermostWrapper(method.call, syntax)
  }
  const last = methods.at(-1)
  const value = valueOf(last?.name === 'handler' ? last.object : whole)
  if (last?.name !== 'handler') checkUse(whole, value, syntax)
  const keys = bindingPath(whole, syntax)
  return {
    ...start,
    methods,
    whole,
    keys,
    name: keys?.join('.'),
    value: value?.kind === 'chain' ? value : undefined,
  }
}

/** The call that continues a chain, whose last call so far is `last`. */
function methodAfter(
  object: t.Node,
  { definition }: ChainStart,
  syntax: Syntax,
  last?: ChainMethod,
): ChainMethod | undefined {
  const use = useOf(object, syntax)
  if (use.kind !== 'object') return undefined
  const { member } = use
  const { property, computed } = member
  if (computed || property.type !== 'Identifier') {
    throw refuse(member, 'COMPUTED_METHOD', syntax)
  }
  const call = syntax.parentOf(member)
  const keptFor = definition.methods.get(property.name)
  const isBehindHandler = last?.name === 'handler'
  // `base?.handler()` is an `OptionalCallExpression`.
  const isCalled = call?.type === 'CallExpression' && call.callee === member
  if (isBehindHandler || keptFor === undefined || !isCalled) {
    throw unknownMethod({ member, definition, isBehindHandler }, syntax)
  }
  return { name: property.name, keptFor, call, object: member.object }
}

/** The variable that holds a value, then the keys to it; `default` for the default export. */
function bindingPath(value: t.Node, syntax: Syntax): readonly string[] | undefined {
  const use = useOf(value, syntax)
  switch (use.kind) {
    case 'exported':
      return use.name === 'default' ? ['default'] : undefined
    case 'initializer': {
      const { id } = use.declarator
      return id.type === 'Identifier' ? [id.name] : undefined
    }
    case 'property': {
      const { object, key } = use
      const path = key === undefined ? undefined : bindingPath(object, syntax)
      return path && key !== undefined ? [...path, key] : undefined
    }
    default:
      return undefined
  }
}

import type * as t from '@babel/types'
import { bindingPath } from './binding-path.ts'
import { checkUse } from './check-use.ts'
import { refuse } from './code-errors.ts'
import type { MethodDefinition } from './definitions.ts'
import { findStarts, type ChainStart, type ReadValue } from './find-uses.ts'
import { staticProperty } from './static-names.ts'
import { endOf, startOf, type Syntax } from './syntax.ts'
import type { SourceRange } from './types.ts'
import type { ChainValue } from './values.ts'
import { outermostWrapper } from './wrappers.ts'

/** One call of a chain: `.method(…)`. */
export interface ChainMethod {
  readonly name: string
  readonly definition: MethodDefinition
  readonly call: t.CallExpression
  /** The expression that it is called on. */
  readonly object: t.Expression
}

/** A builder and the methods called on it, in source order. */
export interface Chain extends ChainStart {
  readonly methods: readonly ChainMethod[]
  /** The whole expression. */
  readonly whole: t.Node
  /** The variable that holds it, then the keys on the way to it; see {@link bindingPath}. */
  readonly keys: readonly string[] | undefined
  /** The same in words: `api.users.list`. */
  readonly name: string | undefined
  /** What the builder has been told when the chain ends; nothing for one that is no chain of calls. */
  readonly value: ChainValue | undefined
}

/**
 * Every chain of a module: those that start at a builder, and those that continue one which the module
 * keeps or imports, as in `authedServerFn({ method: 'POST' }).handler(…)`.
 *
 * @throws CompileError for a chain that is ours and not understood
 */
export function readChains(
  syntax: Syntax,
  valueOf: ReadValue,
  sources: readonly string[],
): readonly Chain[] {
  return findStarts(syntax, valueOf, sources)
    .map((start) => readChain(start, valueOf, syntax))
    .toSorted((a, b) => startOf(a.whole) - startOf(b.whole))
}

/** The method that ends a chain with a value other than a builder. */
export function handlerOf(chain: Chain): ChainMethod | undefined {
  return chain.methods.find(({ name }) => name === 'handler')
}

/** `.method(…)`: from the end of the expression that it is called on. */
export function methodRange({ object, call }: ChainMethod): SourceRange {
  return { start: endOf(object), end: endOf(call) }
}

function readChain(start: ChainStart, valueOf: ReadValue, syntax: Syntax): Chain {
  const methods: ChainMethod[] = []
  let whole = outermostWrapper(start.node, syntax)
  // What `createStart` returns is no builder: what is called on it is not ours to read.
  const hasMethods = start.definition.methods.size > 0
  for (
    let method = hasMethods ? methodAfter(whole, start, syntax) : undefined;
    method;
    method = methodAfter(whole, start, syntax)
  ) {
    if (methods.at(-1)?.name === 'handler') {
      throw refuse(method.call, 'UNKNOWN_METHOD', syntax, { name: `.${method.name}` })
    }
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

function methodAfter(
  object: t.Node,
  { definition }: ChainStart,
  syntax: Syntax,
): ChainMethod | undefined {
  const member = syntax.parentOf(object)
  if (member?.type === 'OptionalMemberExpression' && member.object === object) {
    const name = `?.${staticProperty(member) ?? ''}`
    throw refuse(member, 'UNKNOWN_METHOD', syntax, { name })
  }
  if (member?.type !== 'MemberExpression' || member.object !== object) return undefined
  const { property, computed } = member
  if (computed || property.type !== 'Identifier') {
    throw refuse(member, 'COMPUTED_METHOD', syntax)
  }
  const call = syntax.parentOf(member)
  const known = definition.methods.get(property.name)
  if (known === undefined || call?.type !== 'CallExpression' || call.callee !== member) {
    throw refuse(member, 'UNKNOWN_METHOD', syntax, { name: `.${property.name}` })
  }
  return { name: property.name, definition: known, call, object: member.object }
}

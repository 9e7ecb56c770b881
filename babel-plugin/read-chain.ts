import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { bindingPath } from './binding-path.ts'
import { checkUse } from './check-use.ts'
import { refuse } from './code-errors.ts'
import type { MethodDefinition } from './definitions.ts'
import { findStarts, type ChainStart, type ReadValue } from './find-uses.ts'
import { staticProperty } from './static-names.ts'
import type { ChainValue } from './values.ts'
import { outermostWrapper } from './wrappers.ts'

/** One call of a chain: `.method(…)`. */
export interface ChainMethod {
  readonly name: string
  readonly definition: MethodDefinition
  readonly path: NodePath<t.CallExpression>
}

/** A builder and the methods called on it, in source order. */
export interface Chain extends ChainStart {
  readonly methods: readonly ChainMethod[]
  /** The whole expression. */
  readonly whole: NodePath
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
  program: NodePath<t.Program>,
  valueOf: ReadValue,
  sources: readonly string[],
): readonly Chain[] {
  return findStarts(program, valueOf, sources)
    .map((start) => readChain(start, valueOf))
    .toSorted((a, b) => (a.whole.node.start ?? 0) - (b.whole.node.start ?? 0))
}

/** The method that ends a chain with a value other than a builder. */
export function handlerOf(chain: Chain): ChainMethod | undefined {
  return chain.methods.find(({ name }) => name === 'handler')
}

function readChain(start: ChainStart, valueOf: ReadValue): Chain {
  const methods: ChainMethod[] = []
  let whole: NodePath = outermostWrapper(start.path)
  // What `createStart` returns is no builder: what is called on it is not ours to read.
  const hasMethods = start.definition.methods.size > 0
  for (
    let method = hasMethods ? methodAfter(whole, start) : undefined;
    method;
    method = methodAfter(whole, start)
  ) {
    if (methods.at(-1)?.name === 'handler') {
      throw refuse(method.path, 'UNKNOWN_METHOD', { name: `.${method.name}` })
    }
    methods.push(method)
    whole = outermostWrapper(method.path)
  }
  const last = methods.at(-1)
  const builder = last?.name === 'handler' ? objectPath(last.path) : whole
  const value = valueOf(builder)
  if (last?.name !== 'handler') checkUse(whole, value)
  const keys = bindingPath(whole)
  return {
    ...start,
    methods,
    whole,
    keys,
    name: keys?.join('.'),
    value: value?.kind === 'chain' ? value : undefined,
  }
}

function objectPath(method: NodePath<t.CallExpression>): NodePath {
  return (method.get('callee') as NodePath<t.MemberExpression>).get('object')
}

function methodAfter(object: NodePath, { definition }: ChainStart): ChainMethod | undefined {
  const member = object.parentPath
  if (object.key !== 'object' || !member) return undefined
  if (member.isOptionalMemberExpression()) {
    const name = `?.${staticProperty(member.node) ?? ''}`
    throw refuse(member, 'UNKNOWN_METHOD', { name })
  }
  if (!member.isMemberExpression()) return undefined
  const { property, computed } = member.node
  if (computed || property.type !== 'Identifier') throw refuse(member, 'COMPUTED_METHOD')
  const call = member.parentPath
  const known = definition.methods.get(property.name)
  if (known === undefined || !call.isCallExpression() || member.key !== 'callee') {
    throw refuse(member, 'UNKNOWN_METHOD', { name: `.${property.name}` })
  }
  return { name: property.name, definition: known, path: call }
}

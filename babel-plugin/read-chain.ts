import type { NodePath, types as t } from '@babel/core'
import { refuse } from './code-errors.ts'
import type { MethodDefinition } from './definitions.ts'
import { findBuilderCalls, valueReferences, type ChainStart } from './register-imports.ts'
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
  /** The name of the variable that it initialises, if it does. */
  readonly name: string | undefined
}

/**
 * Every chain of a module: those that start at a builder call, and those that continue one which the
 * module keeps in a constant, as in `const base = createServerFn().middleware([auth])`.
 *
 * @throws CompileError for a chain that is ours and not understood
 */
export function readChains(
  program: NodePath<t.Program>,
  sources: readonly string[],
): readonly Chain[] {
  const chains: Chain[] = []
  const starts = [...findBuilderCalls(program, sources)]
  for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
    const chain = readChain(start)
    chains.push(chain)
    if (chain.definition.kind !== 'start' && handlerOf(chain) === undefined) {
      starts.push(...continuationsOf(chain))
    }
  }
  return chains.toSorted((a, b) => (a.whole.node.start ?? 0) - (b.whole.node.start ?? 0))
}

/** The method that ends a chain with a value other than a builder. */
export function handlerOf(chain: Chain): ChainMethod | undefined {
  return chain.methods.find(({ name }) => name === 'handler')
}

function readChain(start: ChainStart): Chain {
  const methods: ChainMethod[] = []
  let whole: NodePath = outermostWrapper(start.path)
  // What `createStart` returns is no builder: what is called on it is not ours to read.
  if (start.definition.kind === 'start') {
    return { ...start, methods, whole, name: declaredName(whole) }
  }
  for (let method = methodAfter(whole, start); method; method = methodAfter(whole, start)) {
    if (methods.at(-1)?.name === 'handler') throw refuse(method.path, 'UNKNOWN_METHOD')
    methods.push(method)
    whole = outermostWrapper(method.path)
  }
  return { ...start, methods, whole, name: declaredName(whole) }
}

function methodAfter(object: NodePath, { definition }: ChainStart): ChainMethod | undefined {
  const member = object.parentPath
  if (object.key !== 'object' || !member) return undefined
  if (member.isOptionalMemberExpression()) throw refuse(member, 'UNKNOWN_METHOD')
  if (!member.isMemberExpression()) return undefined
  const { property, computed } = member.node
  if (computed || property.type !== 'Identifier') throw refuse(member, 'COMPUTED_METHOD')
  const call = member.parentPath
  const known = definition.methods.get(property.name)
  if (known === undefined || !call.isCallExpression() || member.key !== 'callee') {
    throw refuse(member, 'UNKNOWN_METHOD')
  }
  return { name: property.name, definition: known, path: call }
}

function declaredName(whole: NodePath): string | undefined {
  const declarator = whole.parentPath
  return declarator?.isVariableDeclarator() && declarator.node.id.type === 'Identifier'
    ? declarator.node.id.name
    : undefined
}

/**
 * Where a builder that a chain yields is used further. A server-function builder may only go where it
 * can be followed: a handler that is put on it elsewhere would stay in the client.
 */
function continuationsOf(chain: Chain): readonly ChainStart[] {
  const { definition, source, name, whole } = chain
  const mustBeFollowed = definition.kind === 'serverFn'
  if (name !== undefined) {
    const isConstant = whole.scope.getBinding(name)?.constant === true
    const isExported = whole.findParent((parent) => parent.isExportNamedDeclaration()) !== null
    if (mustBeFollowed && (!isConstant || isExported)) throw refuse(whole, 'BUILDER_NOT_FOLLOWED')
    return valueReferences(whole, name).map((reference) => {
      const call = reference.parentPath
      const isCalled = reference.key === 'callee' && call?.isCallExpression()
      return { definition, source, path: isCalled ? call : reference }
    })
  }
  if (mustBeFollowed && !isHandedOn(whole)) throw refuse(whole, 'BUILDER_NOT_FOLLOWED')
  return []
}

/** Whether a builder is listed for its middleware, or not used at all. */
function isHandedOn(whole: NodePath): boolean {
  const parent = whole.parentPath
  if (parent?.isArrayExpression()) {
    const list = parent.parentPath
    const callee = list.isCallExpression() ? list.get('callee') : undefined
    return callee?.isMemberExpression() === true && isNamed(callee.node.property, 'middleware')
  }
  return parent?.isExpressionStatement() === true
}

function isNamed(node: t.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}

import type * as t from '@babel/types'
import { isConstant, calledRuntime } from '../model/bindings.ts'
import { refuse, refuseRoute } from '../model/code-errors.ts'
import { isKnownByName } from '../model/definitions.ts'
import { staticKey, staticProperty } from '../model/nodes.ts'
import { outermostWrapper, type Syntax } from '../model/syntax.ts'
import { builderIn, mustBeFollowed, type Value } from './resolved-values.ts'
import { useOf, type PropertyUse } from './value-use.ts'

/** Refuses a use of a builder, or of a value that holds one, that the transform cannot follow. */
export function checkUse(node: t.Node, value: Value | undefined, syntax: Syntax): void {
  if (!mustBeFollowed(value) || isFollowed(node, value, syntax)) return
  if (isRouteMaker(value)) throw refuseRoute(node, syntax)
  const isBuilder = builderIn(value) !== undefined
  throw refuse(node, isBuilder ? 'BUILDER_NOT_CALLED' : 'BUILDER_NOT_FOLLOWED', syntax)
}

function isFollowed(node: t.Node, value: Value, syntax: Syntax): boolean {
  const use = useOf(node, syntax)
  switch (use.kind) {
    case 'discarded':
      return true
    case 'callee':
      return use.call.type === 'CallExpression' && value.kind !== 'object'
    case 'argument':
      return calledRuntime(use.call, syntax) !== undefined
    case 'object':
      return isReadable(value, use.member)
    case 'initializer':
      return isDeclared(node, value, use.declarator, syntax)
    case 'property':
      return isKept(node, value, use, syntax)
    case 'returned':
      return isReturned(value, use.fn, syntax)
    case 'element':
      return value.kind === 'chain' && isMiddlewareList(use.list, syntax)
    case 'exported':
      checkName(outermostWrapper(node, syntax), value, use.name, syntax)
      return true
    default:
      return false
  }
}

/** Whether a member can be read. The names of a chain's methods are checked where the chain is read. */
function isReadable(
  { kind }: Value,
  member: t.MemberExpression | t.OptionalMemberExpression,
): boolean {
  if (kind === 'chain') return true
  return (
    kind === 'object' && member.type === 'MemberExpression' && staticProperty(member) !== undefined
  )
}

function isDeclared(
  node: t.Node,
  value: Value,
  declarator: t.VariableDeclarator,
  syntax: Syntax,
): boolean {
  const { id } = declarator
  if (id.type === 'Identifier') {
    const declaration = syntax.parentOf(declarator)
    const outer = declaration && syntax.parentOf(declaration)
    if (outer?.type === 'ExportNamedDeclaration') {
      checkName(outermostWrapper(node, syntax), value, id.name, syntax)
    }
    const binding = syntax.bindingOf(id)
    return binding !== undefined && isConstant(binding)
  }
  return (
    value.kind === 'object' &&
    id.type === 'ObjectPattern' &&
    id.properties.every((each) => each.type === 'ObjectProperty' && staticKey(each) !== undefined)
  )
}

/** Whether an object keeps a value under a known key, and is followed itself. */
function isKept(node: t.Node, value: Value, { object, key }: PropertyUse, syntax: Syntax): boolean {
  if (key === undefined) return false
  checkName(outermostWrapper(node, syntax), value, key, syntax)
  checkUse(object, { kind: 'object', properties: new Map([[key, value]]) }, syntax)
  return true
}

function isReturned(value: Value, fn: t.Function, syntax: Syntax): boolean {
  if (fn.async || fn.generator || builderIn(value) !== undefined || isRouteMaker(value)) {
    return false
  }
  const returning: Value = { kind: 'function', returns: value }
  switch (fn.type) {
    case 'FunctionDeclaration':
      return true
    case 'ObjectMethod':
      return fn.kind === 'method' && isFollowed(fn, returning, syntax)
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      checkUse(fn, returning, syntax)
      return true
    default:
      return false
  }
}

/** `createFileRoute('/notes')`, or a function that returns it. */
function isRouteMaker(value: Value): boolean {
  if (value.kind === 'function') return isRouteMaker(value.returns)
  return value.kind === 'chain' && value.definition.kind === 'route'
}

/** `.middleware([base])` */
function isMiddlewareList(list: t.ArrayExpression, syntax: Syntax): boolean {
  const use = useOf(list, syntax)
  const callee = use.kind === 'argument' ? use.call.callee : undefined
  return callee?.type === 'MemberExpression' && staticProperty(callee) === 'middleware'
}

/** Checks the name of an export or property. A module that adds options to a bare route cannot be recognised. */
export function checkName(node: t.Node, value: Value, name: string, syntax: Syntax): void {
  if (isRouteMaker(value)) throw refuseRoute(node, syntax)
  const isRenamed =
    value.kind === 'builder' && isKnownByName(value.definition) && value.definition.name !== name
  if (isRenamed) throw refuse(node, 'BUILDER_RENAMED', syntax, value.definition.name)
}

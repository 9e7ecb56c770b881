import type * as t from '@babel/types'
import { isConstant } from '../model/bindings.ts'
import { refuse, refuseRoute } from '../model/code-errors.ts'
import { isKnownByName } from '../model/definitions.ts'
import { isCompiled } from './runtime-calls.ts'
import { nameOf, staticKey, staticProperty } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import { functionAround } from '../model/functions.ts'
import { builderIn, mustBeFollowed, type Value } from './resolved-values.ts'
import { outermostWrapper } from '../model/wrappers.ts'

/**
 * Makes sure that a builder, or what holds one, is used in a way that the transform can follow: what is
 * ours and not understood must not pass in silence.
 *
 * @throws CompileError for any other use
 */
export function checkUse(node: t.Node, value: Value | undefined, syntax: Syntax): void {
  if (!mustBeFollowed(value)) return
  const whole = outermostWrapper(node, syntax)
  const parent = syntax.parentOf(whole)
  if (parent === undefined || parent.type === 'ExpressionStatement') return
  const use: Use = { whole, parent, value, syntax }
  const isFollowed =
    isCompiled(whole, syntax) ||
    isCalled(use) ||
    isRead(use) ||
    isDeclared(use) ||
    isKept(use) ||
    isReturned(use) ||
    isListed(use) ||
    isExported(use)
  if (isFollowed) return
  throw isRouteMaker(value) ? refuseRoute(node, syntax) : refuse(node, refusalFor(value), syntax)
}

/** A value, and the place to which it goes. */
interface Use {
  /** The expression, with its wrappers. */
  readonly whole: t.Node
  readonly parent: t.Node
  readonly value: Value
  readonly syntax: Syntax
}

function refusalFor(value: Value): 'BUILDER_NOT_CALLED' | 'BUILDER_NOT_FOLLOWED' {
  return builderIn(value) === undefined ? 'BUILDER_NOT_FOLLOWED' : 'BUILDER_NOT_CALLED'
}

/** `createServerFn()` */
function isCalled({ whole, parent, value: { kind } }: Use): boolean {
  return parent.type === 'CallExpression' && parent.callee === whole && kind !== 'object'
}

/** `tools.make`, and `base.middleware`, whose name whoever reads the chain looks at. */
function isRead({ whole, parent, value: { kind } }: Use): boolean {
  const isMember = parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression'
  if (!isMember || parent.object !== whole) return false
  if (kind === 'chain') return true
  return (
    kind === 'object' && parent.type === 'MemberExpression' && staticProperty(parent) !== undefined
  )
}

/** `const make = createServerFn`, `const { make } = tools` */
function isDeclared({ whole, parent, value, syntax }: Use): boolean {
  if (parent.type !== 'VariableDeclarator') return false
  const { id } = parent
  if (id.type === 'Identifier') {
    const declaration = syntax.parentOf(parent)
    const outer = declaration && syntax.parentOf(declaration)
    if (outer?.type === 'ExportNamedDeclaration') checkName(whole, value, id.name, syntax)
    const binding = syntax.bindingOf(id)
    return binding !== undefined && isConstant(binding)
  }
  return (
    value.kind === 'object' &&
    id.type === 'ObjectPattern' &&
    id.properties.every((each) => each.type === 'ObjectProperty' && staticKey(each) !== undefined)
  )
}

/** `{ make: createServerFn }`, wherever that object may stand */
function isKept({ whole, parent, value, syntax }: Use): boolean {
  if (parent.type !== 'ObjectProperty' || parent.value !== whole) return false
  const key = staticKey(parent)
  const object = syntax.parentOf(parent)
  if (key === undefined || object?.type !== 'ObjectExpression') return false
  checkName(whole, value, key, syntax)
  checkUse(object, { kind: 'object', properties: new Map([[key, value]]) }, syntax)
  return true
}

/** `() => createServerFn()`, `function make() { return createServerFn() }` */
function isReturned({ whole, parent, value, syntax }: Use): boolean {
  const isBody = parent.type === 'ArrowFunctionExpression' && parent.body === whole
  const isReturn = parent.type === 'ReturnStatement'
  const fn = isBody ? parent : isReturn ? functionAround(parent, syntax) : undefined
  if (fn === undefined || fn.async || fn.generator) return false
  if (builderIn(value) !== undefined || isRouteMaker(value)) return false
  const returning: Value = { kind: 'function', returns: value }
  if (fn.type === 'ObjectMethod') {
    const key = staticKey(fn)
    const object = syntax.parentOf(fn)
    if (key === undefined || fn.kind !== 'method' || object?.type !== 'ObjectExpression') {
      return false
    }
    checkUse(object, { kind: 'object', properties: new Map([[key, returning]]) }, syntax)
    return true
  }
  if (fn.type === 'FunctionDeclaration') return true
  if (fn.type !== 'FunctionExpression' && fn.type !== 'ArrowFunctionExpression') return false
  checkUse(fn, returning, syntax)
  return true
}

/** `createFileRoute('/notes')`, and what returns it */
function isRouteMaker(value: Value): boolean {
  if (value.kind === 'function') return isRouteMaker(value.returns)
  return value.kind === 'chain' && value.definition.kind === 'route'
}

/** `.middleware([base])` */
function isListed({ parent: list, value: { kind }, syntax }: Use): boolean {
  if (kind !== 'chain' || list.type !== 'ArrayExpression') return false
  const call = syntax.parentOf(outermostWrapper(list, syntax))
  const callee = call?.type === 'CallExpression' ? call.callee : undefined
  return callee?.type === 'MemberExpression' && staticProperty(callee) === 'middleware'
}

/** `export { make }`, `export default base` */
function isExported({ whole, parent, value, syntax }: Use): boolean {
  if (parent.type === 'ExportDefaultDeclaration') checkName(whole, value, 'default', syntax)
  else if (parent.type === 'ExportSpecifier')
    checkName(whole, value, nameOf(parent.exported), syntax)
  else return false
  return true
}

/**
 * @throws CompileError `BUILDER_RENAMED` for a builder that nobody would find by another name,
 * `BUILDER_NOT_FOLLOWED` for one whose options are still to come, in a module that nothing tells from others
 */
export function checkName(node: t.Node, value: Value, name: string, syntax: Syntax): void {
  if (isRouteMaker(value)) throw refuseRoute(node, syntax)
  const isRenamed =
    value.kind === 'builder' && isKnownByName(value.definition) && value.definition.name !== name
  if (isRenamed) throw refuse(node, 'BUILDER_RENAMED', syntax, { name: value.definition.name })
}

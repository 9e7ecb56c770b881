import type { NodePath } from '@babel/traverse'
import { refuse } from './code-errors.ts'
import { isKnownByName } from './definitions.ts'
import { nameOf, staticKey, staticProperty } from './static-names.ts'
import { isTypeSyntax } from './type-syntax.ts'
import { builderIn, mustBeFollowed, type Value } from './values.ts'
import { outermostWrapper } from './wrappers.ts'

/**
 * Makes sure that a builder, or what holds one, is used in a way that the transform can follow: what is
 * ours and not understood must not pass in silence.
 *
 * @throws CompileError for any other use
 */
export function checkUse(path: NodePath, value: Value | undefined): void {
  if (!mustBeFollowed(value)) return
  const whole = outermostWrapper(path)
  const parent = whole.parentPath
  if (parent === null || parent.isExpressionStatement() || isTypeSyntax(parent)) return
  const isFollowed =
    isCalled(whole, value) ||
    isRead(whole, value) ||
    isDeclared(whole, value) ||
    isKept(whole, value) ||
    isReturned(whole, value) ||
    isListed(whole, value) ||
    isExported(whole, value)
  if (!isFollowed) throw refuse(path, refusalFor(value))
}

function refusalFor(value: Value): 'BUILDER_NOT_CALLED' | 'BUILDER_NOT_FOLLOWED' {
  return builderIn(value) === undefined ? 'BUILDER_NOT_FOLLOWED' : 'BUILDER_NOT_CALLED'
}

/** `createServerFn()` */
function isCalled(whole: NodePath, { kind }: Value): boolean {
  return (
    whole.key === 'callee' && whole.parentPath?.isCallExpression() === true && kind !== 'object'
  )
}

/** `tools.make`, and `base.middleware`, whose name whoever reads the chain looks at. */
function isRead(whole: NodePath, { kind }: Value): boolean {
  const member = whole.parentPath
  if (whole.key !== 'object' || member === null) return false
  if (kind === 'chain') return true
  return (
    kind === 'object' && member.isMemberExpression() && staticProperty(member.node) !== undefined
  )
}

/** `const make = createServerFn`, `const { make } = tools` */
function isDeclared(whole: NodePath, value: Value): boolean {
  const declarator = whole.parentPath
  if (!declarator?.isVariableDeclarator()) return false
  const { id } = declarator.node
  if (id.type === 'Identifier') {
    const isExport = declarator.parentPath.parentPath?.isExportNamedDeclaration()
    if (isExport) checkName(whole, value, id.name)
    return declarator.scope.getBinding(id.name)?.constant === true
  }
  return (
    value.kind === 'object' &&
    id.type === 'ObjectPattern' &&
    id.properties.every((each) => each.type === 'ObjectProperty' && staticKey(each) !== undefined)
  )
}

/** `{ make: createServerFn }`, wherever that object may stand */
function isKept(whole: NodePath, value: Value): boolean {
  const property = whole.parentPath
  if (!property?.isObjectProperty() || whole.key !== 'value') return false
  const key = staticKey(property.node)
  if (key === undefined || !property.parentPath.isObjectExpression()) return false
  checkName(whole, value, key)
  checkUse(property.parentPath, { kind: 'object', properties: new Map([[key, value]]) })
  return true
}

/** `() => createServerFn()`, `function make() { return createServerFn() }` */
function isReturned(whole: NodePath, value: Value): boolean {
  const parent = whole.parentPath
  const isBody = parent?.isArrowFunctionExpression() && whole.key === 'body'
  const fn = isBody ? parent : parent?.isReturnStatement() ? parent.getFunctionParent() : null
  if (!fn || fn.node.async || fn.node.generator) return false
  if (builderIn(value) !== undefined || isRouteMaker(value)) return false
  const returning: Value = { kind: 'function', returns: value }
  if (fn.isObjectMethod()) {
    const key = staticKey(fn.node)
    const object = fn.parentPath
    if (key === undefined || fn.node.kind !== 'method' || !object.isObjectExpression()) return false
    checkUse(object, { kind: 'object', properties: new Map([[key, returning]]) })
    return true
  }
  if (fn.isFunctionDeclaration()) return true
  if (!fn.isFunctionExpression() && !fn.isArrowFunctionExpression()) return false
  checkUse(fn, returning)
  return true
}

/** `createFileRoute('/notes')`, and what returns it */
function isRouteMaker(value: Value): boolean {
  if (value.kind === 'function') return isRouteMaker(value.returns)
  return value.kind === 'chain' && value.definition.kind === 'route'
}

/** `.middleware([base])` */
function isListed(whole: NodePath, { kind }: Value): boolean {
  const list = whole.parentPath
  if (kind !== 'chain' || !list?.isArrayExpression()) return false
  const call = outermostWrapper(list).parentPath
  const callee = call?.isCallExpression() ? call.node.callee : undefined
  return callee?.type === 'MemberExpression' && staticProperty(callee) === 'middleware'
}

/** `export { make }`, `export default base` */
function isExported(whole: NodePath, value: Value): boolean {
  const parent = whole.parentPath
  if (parent?.isExportDefaultDeclaration()) checkName(whole, value, 'default')
  else if (parent?.isExportSpecifier()) checkName(whole, value, nameOf(parent.node.exported))
  else return false
  return true
}

/**
 * @throws CompileError `BUILDER_RENAMED` for a builder that nobody would find by another name,
 * `BUILDER_NOT_FOLLOWED` for one whose options are still to come, in a module that nothing tells from others
 */
export function checkName(path: NodePath, value: Value, name: string): void {
  if (isRouteMaker(value)) throw refuse(path, 'BUILDER_NOT_FOLLOWED')
  const isRenamed =
    value.kind === 'builder' && isKnownByName(value.definition) && value.definition.name !== name
  if (isRenamed) throw refuse(path, 'BUILDER_RENAMED', { name: value.definition.name })
}

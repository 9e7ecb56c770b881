import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { outermostWrapper } from './wrappers.ts'

/**
 * Follows values outward: from the names that a module imports to whatever is made of them, through calls,
 * properties, variables, objects and functions. Only what a value reaches is looked at, not the module.
 */
export function followImports(program: NodePath<t.Program>, visit: (path: NodePath) => void): void {
  const seen = new Set<t.Node>()
  const queue = [...importedReferences(program), ...dynamicImports(program)]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path.node)) continue
    seen.add(path.node)
    visit(path)
    queue.push(...nextOf(path))
  }
}

function importedReferences(program: NodePath<t.Program>): readonly NodePath[] {
  return Object.values(program.scope.bindings)
    .filter(({ kind }) => kind === 'module')
    .flatMap(({ referencePaths }) => referencePaths)
}

/** `import('…')`, and `await` in front of it. */
function dynamicImports(program: NodePath<t.Program>): readonly NodePath[] {
  const found: NodePath[] = []
  program.traverse({
    Import({ parentPath: call }) {
      const outer = call && outermostWrapper(call).parentPath
      if (outer?.isAwaitExpression()) found.push(outer)
      else if (call) found.push(call)
    },
  })
  return found
}

/** Where the value of an expression goes next. */
function nextOf(path: NodePath): readonly NodePath[] {
  const whole = outermostWrapper(path)
  const parent = whole.parentPath
  if (parent === null) return []
  if (isPartOf(whole, parent)) return [parent]
  if (parent.isVariableDeclarator())
    return referencesOf(Object.keys(parent.getBindingIdentifiers()), whole)
  if (parent.isAssignmentExpression())
    return referencesOf(Object.keys(parent.getBindingIdentifiers()), whole)
  if (parent.isObjectProperty()) return objectOf(parent)
  const fn = returningFunction(whole, parent)
  if (fn === undefined) return []
  if (fn.isFunctionDeclaration())
    return referencesOf(fn.node.id ? [fn.node.id.name] : [], fn.parentPath)
  return fn.isObjectMethod() ? objectOf(fn) : [fn]
}

function isPartOf({ key }: NodePath, parent: NodePath): boolean {
  if (parent.isMemberExpression() || parent.isOptionalMemberExpression()) return key === 'object'
  if (parent.isCallExpression() || parent.isOptionalCallExpression()) return key === 'callee'
  return parent.isLogicalExpression() || (parent.isConditionalExpression() && key !== 'test')
}

function objectOf(property: NodePath): readonly NodePath[] {
  return property.parentPath?.isObjectExpression() ? [property.parentPath] : []
}

/** The function that gives a value back. */
function returningFunction(value: NodePath, parent: NodePath): NodePath<t.Function> | undefined {
  if (parent.isArrowFunctionExpression() && value.key === 'body') return parent
  const fn = parent.isReturnStatement() ? parent.getFunctionParent() : undefined
  return fn ?? undefined
}

function referencesOf(names: readonly string[], { scope }: NodePath): readonly NodePath[] {
  return names.flatMap((name) => scope.getBinding(name)?.referencePaths ?? [])
}

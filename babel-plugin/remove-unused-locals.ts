import type { Binding, NodePath, Scope } from '@babel/traverse'
import { removeBinding, removeFromPattern } from './remove-binding.ts'
import type { RemoveUnused } from './remove-unused.ts'
import type { SourceRange } from './types.ts'

/**
 * Takes note of what the functions around some expressions use of their own; to be called before those
 * are edited. A middleware that a function makes may be the last to use what that function prepares.
 */
export function rememberUsedLocals(expressions: readonly NodePath[]): RemoveUnused {
  const scopes = [...new Set(expressions.flatMap(scopesAround))]
  const unusedBefore = new Set(scopes.flatMap(unusedIn).map(({ identifier }) => identifier))
  return () => {
    const removed: SourceRange[] = []
    // Each removal may be what the next one's value was used for.
    for (;;) {
      const left = scopes.filter(({ path }) => !isRemoved(path))
      for (const scope of left) scope.crawl()
      const binding = left.flatMap(unusedIn).find(({ identifier }) => !unusedBefore.has(identifier))
      if (binding === undefined) return removed
      unusedBefore.add(binding.identifier)
      removed.push(...removeLocal(binding))
    }
  }
}

/** Removes a declaration, or from one that declares more than a name that name. */
function removeLocal({ path, identifier, scope }: Binding): readonly SourceRange[] {
  const names = Object.keys(path.getBindingIdentifiers())
  const isUsed = names.some((name) => {
    const other = scope.getOwnBinding(name)
    return other !== undefined && !isUnused(other)
  })
  return isUsed ? removeFromPattern(path, identifier.name) : [removeBinding(path)]
}

/** The scopes around an expression, up to that of the module. */
function scopesAround(expression: NodePath): readonly Scope[] {
  const scopes: Scope[] = []
  for (let { scope } = expression; !scope.path.isProgram(); scope = scope.parent) scopes.push(scope)
  return scopes
}

function unusedIn(scope: Scope): readonly Binding[] {
  return Object.values(scope.bindings).filter(
    (binding) => isRemovable(binding.path) && isUnused(binding),
  )
}

/** A function that only calls itself is not used. */
function isUnused({ path, referencePaths, constantViolations }: Binding): boolean {
  return [...referencePaths, ...constantViolations].every((use) => use.isDescendant(path))
}

function isRemovable(path: NodePath): boolean {
  if (path.isVariableDeclarator()) return !path.parentPath.parentPath?.isForXStatement()
  return path.isFunctionDeclaration() || path.isClassDeclaration()
}

/** Whether a node is no longer in the tree, by itself or with what stood around it. */
function isRemoved(path: NodePath): boolean {
  return path.find((each) => each.removed || !isInParent(each)) !== null
}

function isInParent({ node, parentPath, container, listKey, key }: NodePath): boolean {
  if (parentPath === null) return true
  if (!parentPath.node) return false
  const held: unknown = Reflect.get(parentPath.node, listKey ?? key ?? '')
  return listKey === undefined
    ? held === node
    : held === container && Array.isArray(held) && held.includes(node)
}

import type * as t from '@babel/types'
import { removeFromPattern } from './remove-binding.ts'
import type { Binding, Scope } from '../model/scopes.ts'
import { ancestorsOf, isWithin, startOf, type Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'

/**
 * Removes the locals of the functions around some expressions that only removed code used, as in a middleware
 * factory that prepares values for a `.server` function.
 */
export function removeUnusedLocals(expressions: readonly t.Node[], edits: TextEdits): void {
  const scopes = new Set(expressions.flatMap((each) => scopesAround(each, edits.syntax)))
  const candidates = [...scopes]
    .flatMap(({ bindings }) => Array.from(bindings.values()))
    .filter((binding) => isRemovable(binding, edits.syntax) && isUsed(binding))
    // A value is made of those above it, so the last one is unused first.
    .toSorted((a, b) => startOf(b.identifier) - startOf(a.identifier))
  const byDeclaration = new Map<t.Node, Binding[]>()
  for (const binding of candidates) {
    const { declaration } = binding
    byDeclaration.set(declaration, [...(byDeclaration.get(declaration) ?? []), binding])
  }
  // A removed value may have been the last use of another local.
  for (let isChanged = true; isChanged;) {
    isChanged = false
    for (const binding of candidates) {
      if (edits.isRemoved(binding.identifier) || isUsed(binding, edits)) continue
      const together = byDeclaration.get(binding.declaration) ?? []
      isChanged = removeLocal(binding, together, edits) || isChanged
    }
  }
}

/**
 * Removes a declaration, or only its name where others that it declares are used.
 *
 * @param together - the bindings of the declaration
 */
function removeLocal(
  { declaration, name }: Binding,
  together: readonly Binding[],
  edits: TextEdits,
): boolean {
  const isShared = together.some((other) => other.name !== name && isUsed(other, edits))
  if (!isShared) edits.removeNode(declaration)
  else if (declaration.type === 'VariableDeclarator') {
    return removeFromPattern(declaration, name, edits)
  }
  return true
}

/** The scopes around an expression, up to that of the module. */
function scopesAround(expression: t.Node, syntax: Syntax): readonly Scope[] {
  return [...ancestorsOf(expression, syntax)].flatMap((parent) => {
    const scope = syntax.scopeOf(parent)
    return scope === undefined || scope === syntax.moduleScope ? [] : [scope]
  })
}

/** A function that only calls itself is not used. */
function isUsed({ declaration, references, assignments }: Binding, edits?: TextEdits): boolean {
  return [...references, ...assignments].some(
    (use) => !isWithin(use, declaration) && edits?.isRemoved(use) !== true,
  )
}

function isRemovable({ declaration }: Binding, { parentOf }: Syntax): boolean {
  if (declaration.type === 'VariableDeclarator') {
    const list = parentOf(declaration)
    const parent = list && parentOf(list)
    return parent?.type !== 'ForInStatement' && parent?.type !== 'ForOfStatement'
  }
  return declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration'
}

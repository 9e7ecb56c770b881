import type * as t from '@babel/types'
import { usesOf } from '../model/bindings.ts'
import type { Binding, Scope } from '../model/scopes.ts'
import { ancestorsOf, type Syntax } from '../model/syntax.ts'
import { isWithin, startOf, staticKey, unwrapped } from '../model/nodes.ts'
import type { TextEdits } from '../edits/text-edits.ts'

/** Removes locals around some expressions that only removed code used, as in a middleware factory. */
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

/** Removes a declaration, or only its name where `together`, the other names that it declares, are used. */
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

function scopesAround(expression: t.Node, syntax: Syntax): readonly Scope[] {
  return [...ancestorsOf(expression, syntax)].flatMap((parent) => {
    const scope = syntax.scopeOf(parent)
    return scope === undefined || scope === syntax.moduleScope ? [] : [scope]
  })
}

/** A function that only calls itself is not used. */
function isUsed(binding: Binding, edits?: TextEdits): boolean {
  return usesOf(binding).some(
    (use) => !isWithin(use, binding.declaration) && edits?.isRemoved(use) !== true,
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

/** Removes a name from `const { db, title } = load()`. A pattern with a rest element stays, as the rest would change. */
export function removeFromPattern(
  declarator: t.VariableDeclarator,
  name: string,
  edits: TextEdits,
): boolean {
  const part = findInPattern(declarator.id, name)
  if (part === undefined || edits.nodes.has(part)) return false
  edits.removeNode(part)
  for (const value of valuesFor(part, declarator)) edits.removeNode(value)
  return true
}

/** The properties of an object literal that only this part of the pattern reads. */
function valuesFor(part: t.Node, { id, init }: t.VariableDeclarator): readonly t.Node[] {
  // Within another pattern, the object that is taken apart has a place in one that others may read.
  if (id.type !== 'ObjectPattern' || !id.properties.some((each) => each === part)) return []
  const literal = init ? unwrapped(init) : undefined
  const key = part.type === 'ObjectProperty' ? staticKey(part) : undefined
  if (literal?.type !== 'ObjectExpression' || key === undefined || key === '__proto__') return []
  const isPlain =
    id.properties.every(
      (each) => each === part || (each.type === 'ObjectProperty' && isAnother(each, key)),
    ) &&
    literal.properties.every(
      (each) => each.type === 'ObjectProperty' && staticKey(each) !== undefined,
    )
  if (!isPlain) return []
  return literal.properties.filter(
    (each) => each.type === 'ObjectProperty' && staticKey(each) === key,
  )
}

function isAnother(property: t.ObjectProperty, than: string): boolean {
  const key = staticKey(property)
  return key !== undefined && key !== than
}

/** The part of a pattern that declares a name and no other. */
function findInPattern(pattern: t.Node, name: string): t.Node | undefined {
  for (const part of partsOf(pattern)) {
    const target = targetOf(part)
    if (target?.type === 'Identifier') {
      if (target.name === name) return part
    } else if (target !== undefined) {
      const found = findInPattern(target, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function partsOf(pattern: t.Node): readonly t.Node[] {
  if (pattern.type === 'ArrayPattern') return pattern.elements.filter((each) => each !== null)
  if (pattern.type !== 'ObjectPattern') return []
  const parts = pattern.properties
  return parts.some((part) => part.type === 'RestElement') ? [] : parts
}

function targetOf(part: t.Node): t.Node | undefined {
  if (part.type === 'RestElement') return undefined
  const value = part.type === 'ObjectProperty' ? part.value : part
  return value.type === 'AssignmentPattern' ? value.left : value
}

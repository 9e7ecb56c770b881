import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { rangeWithComments, removeWithComments } from './remove-with-comments.ts'
import { staticKey } from './static-names.ts'
import type { SourceRange } from './types.ts'
import { unwrapped } from './wrappers.ts'

/**
 * Gives what removes an import specifier, a variable, a function or a class, with what stands around it.
 * Which comments are its own is told by its neighbours, so all removals are planned before the first.
 */
export function planRemoval(path: NodePath): () => SourceRange {
  const own = rangeWithComments(path)
  const list = listOf(path)
  const whole = list && rangeWithComments(list.declaration)
  return () => {
    if (list && whole && list.isLast()) {
      list.declaration.remove()
      return whole
    }
    path.remove()
    if (list?.declaration.isImportDeclaration()) importTypesOnly(list.declaration.node)
    return own
  }
}

/** Removes one; see {@link planRemoval}. */
export function removeBinding(path: NodePath): SourceRange {
  return planRemoval(path)()
}

interface DeclarationList {
  readonly declaration: NodePath
  /** Whether only one thing is left in it. */
  readonly isLast: () => boolean
}

function listOf({ parentPath: declaration }: NodePath): DeclarationList | undefined {
  if (declaration?.isImportDeclaration()) {
    return { declaration, isLast: () => declaration.node.specifiers.length === 1 }
  }
  return declaration?.isVariableDeclaration()
    ? { declaration, isLast: () => declaration.node.declarations.length === 1 }
    : undefined
}

/** Where only types are left, the module must not be loaded for them. */
function importTypesOnly(declaration: t.ImportDeclaration): void {
  const named = declaration.specifiers.filter((each) => each.type === 'ImportSpecifier')
  const areTypes = named.every(({ importKind }) => importKind === 'type')
  if (!areTypes || named.length < declaration.specifiers.length) return
  declaration.importKind = 'type'
  for (const specifier of named) specifier.importKind = 'value'
}

/**
 * Takes one name out of a declaration that others still need: `const { db, title } = load()`. What a
 * rest element gathers would change with it, so such a pattern stays whole.
 */
export function removeFromPattern(declarator: NodePath, name: string): readonly SourceRange[] {
  if (!declarator.isVariableDeclarator()) return []
  const element = findInPattern(declarator.get('id') as NodePath, name)
  if (element === undefined) return []
  const { start, end } = element.node
  if (element.listKey !== 'elements') {
    const values = valuesFor(element, declarator)
    return [element, ...values].map(removeWithComments)
  }
  // The places of the others in a list must stay.
  const elements = element.container as (t.Node | null)[]
  elements[Number(element.key)] = null
  while (elements.at(-1) === null) elements.pop()
  return [{ start: start ?? 0, end: end ?? 0 }]
}

/**
 * What an object literal holds for a part of the pattern that takes it apart: nobody else can get at it. A
 * literal of which any other part may read the rest keeps it all.
 */
function valuesFor(
  part: NodePath,
  declarator: NodePath<t.VariableDeclarator>,
): readonly NodePath[] {
  const pattern = part.parentPath
  const init = declarator.get('init')
  // Within another pattern, the object that is taken apart has a place in one that others may read.
  if (!init.isExpression() || !pattern?.isObjectPattern() || pattern.key !== 'id') return []
  const literal = unwrapped(init)
  const key = part.isObjectProperty() ? staticKey(part.node) : undefined
  if (!literal.isObjectExpression() || key === undefined || key === '__proto__') return []
  const others = pattern.get('properties').filter((each) => each !== part)
  const properties = literal.get('properties')
  const isPlain =
    others.every((each) => each.isObjectProperty() && isAnother(staticKey(each.node), key)) &&
    properties.every((each) => each.isObjectProperty() && staticKey(each.node) !== undefined)
  if (!isPlain) return []
  return properties.filter((each) => each.isObjectProperty() && staticKey(each.node) === key)
}

function isAnother(key: string | undefined, than: string): boolean {
  return key !== undefined && key !== than
}

/** The part of a pattern that declares a name and no other. */
function findInPattern(pattern: NodePath, name: string): NodePath | undefined {
  for (const part of partsOf(pattern)) {
    const target = targetOf(part)
    if (target?.isIdentifier()) {
      if (target.node.name === name) return part
    } else if (target !== undefined) {
      const found = findInPattern(target, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function partsOf(pattern: NodePath): readonly NodePath[] {
  if (pattern.isArrayPattern()) {
    return pattern.get('elements').filter((each): each is NodePath<t.PatternLike> => !!each.node)
  }
  if (!pattern.isObjectPattern()) return []
  const parts = pattern.get('properties')
  return parts.some((part) => part.isRestElement()) ? [] : parts
}

function targetOf(part: NodePath): NodePath | undefined {
  if (part.isRestElement()) return undefined
  const value = part.isObjectProperty() ? (part.get('value') as NodePath) : part
  return value.isAssignmentPattern() ? (value.get('left') as NodePath) : value
}

import type * as t from '@babel/types'
import { staticKey } from '../model/static-names.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { unwrapped } from '../model/wrappers.ts'

/**
 * Removes one name from a pattern whose other names are used: `const { db, title } = load()`. A pattern with a rest
 * element stays whole, as the rest would change.
 *
 * @returns whether the name was removed
 */
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

/**
 * The properties of an object literal that only this part of the pattern reads. None where another part may read
 * them, too.
 */
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

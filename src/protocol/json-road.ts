/** The JSON road: what plain JSON holds without loss, and where a value holds something else. */

import { typeName } from '../shared/type-name.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'

/** The first place of a value that plain JSON cannot hold. */
export interface Obstacle {
  /** From the root of the value, for instance `.user.save`. */
  readonly path: string
  /** What stands there, in the plural: `functions`. */
  readonly kind: string
}

/**
 * Deeper values are left to the rich road, or refused: so deep a tree is most likely a cycle, and
 * JSON would overflow the stack on it.
 */
const DEPTH_LIMIT = 256

/** Finds what keeps a value from the JSON road, if anything does. */
export function findObstacle(value: unknown, depth = 0): Obstacle | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'object') return findInObject(value, depth)
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return { path: '', kind: '-0' }
    return Number.isFinite(value) ? undefined : { path: '', kind: String(value) }
  }
  return { path: '', kind: value === undefined ? 'undefined' : `${typeof value}s` }
}

function findInObject(value: object, depth: number): Obstacle | undefined {
  if (depth > DEPTH_LIMIT) return { path: '', kind: 'cycles and deeper nesting' }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = findObstacle(value[index], depth + 1)
      if (found !== undefined) return { ...found, path: `[${index}]${found.path}` }
    }
    return undefined
  }
  if (!isPlainObject(value)) {
    return { path: '', kind: `values of class ${typeName(value)}` }
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return { path: '', kind: 'objects with a key `__proto__`' }
    const found = findObstacle(value[key], depth + 1)
    if (found !== undefined) return { ...found, path: `${keySegment(key)}${found.path}` }
  }
  return undefined
}

function keySegment(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

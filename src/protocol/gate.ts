/** What a client may send, checked before any of it is used. Iterative: no input overflows a stack. */

import { BAD_PAYLOAD, PAYLOAD_TOO_COMPLEX } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import type { Limits } from '../shared/limits.ts'

/** How complex a client's input may be. */
export type ComplexityLimits = Pick<Limits, 'depth' | 'nodes' | 'keys' | 'items'>

/**
 * Walks a parsed JSON value.
 *
 * @throws ProtocolError `PAYLOAD_TOO_COMPLEX` beyond a limit, `BAD_PAYLOAD` for a key `__proto__`,
 * which the first careless copy would turn into a prototype.
 */
export function assertHarmless(root: unknown, limits: ComplexityLimits): void {
  let level: unknown[] = [root]
  let nodes = 1
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) throw tooComplex(`${limits.depth} levels`)
    const next: unknown[] = []
    for (const value of level) {
      const children = childrenOf(value, limits)
      nodes += children.length
      if (nodes > limits.nodes) throw tooComplex(`${limits.nodes} values`)
      for (const child of children) {
        if (typeof child === 'object' && child !== null) next.push(child)
      }
    }
    level = next
  }
}

function childrenOf(value: unknown, limits: ComplexityLimits): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    if (value.length > limits.items) throw tooComplex(`${limits.items} items in a list`)
    return value
  }
  const keys = Object.keys(value)
  if (keys.length > limits.keys) throw tooComplex(`${limits.keys} keys in an object`)
  if (Object.hasOwn(value, '__proto__')) {
    throw refusal(BAD_PAYLOAD, { reason: 'an object has a key `__proto__`' })
  }
  return Object.values(value)
}

function tooComplex(limit: string): Error {
  return refusal(PAYLOAD_TOO_COMPLEX, { limit })
}

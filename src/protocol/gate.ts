/** What a client may send, checked before any of it is used. Iterative: no input overflows a stack. */

import { BAD_PAYLOAD } from '../shared/error-catalog.ts'
import { PAYLOAD_TOO_COMPLEX } from '../shared/value-errors.ts'
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
  let level: object[] = isObject(root) ? [root] : []
  let nodes = 1
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) throw tooComplex(`${limits.depth} levels`)
    const next: object[] = []
    for (const value of level) {
      nodes += Array.isArray(value)
        ? enterList(value, limits, next)
        : enterObject(value, limits, next)
      if (nodes > limits.nodes) throw tooComplex(`${limits.nodes} values`)
    }
    level = next
  }
}

/** Notes the lists and objects of a list for the next level; gives how many values there are. */
function enterList(list: readonly unknown[], { items }: ComplexityLimits, next: object[]): number {
  if (list.length > items) throw tooComplex(`${items} items in a list`)
  for (const item of list) if (isObject(item)) next.push(item)
  return list.length
}

/** The same of an object, whose keys are its own: it was parsed. */
function enterObject(value: object, { keys }: ComplexityLimits, next: object[]): number {
  let count = 0
  for (const [key, item] of Object.entries(value)) {
    if (++count > keys) throw tooComplex(`${keys} keys in an object`)
    if (key === '__proto__')
      throw refusal(BAD_PAYLOAD, { reason: 'an object has a key `__proto__`' })
    if (isObject(item)) next.push(item)
  }
  return count
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function tooComplex(limit: string): Error {
  return refusal(PAYLOAD_TOO_COMPLEX, { limit })
}

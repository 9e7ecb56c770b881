import { isPlainKey } from './guards/plain-key.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'

/** As in nesting.ts, which the browser loads later. */
const NESTING_LIMIT = 1000

/** Whether JSON represents a value without loss. The browser loads the serializers only for other values. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (depth > NESTING_LIMIT || typeof value !== 'object') return false
  // `JSON.stringify` would call it.
  if ('toJSON' in value && typeof value.toJSON === 'function') return false
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (!isPlain(value[index], depth + 1)) return false
    }
    return true
  }
  if (!isPlainObject(value)) return false
  for (const key of Object.keys(value)) {
    if (!isPlainKey(key) || !isPlain(value[key], depth + 1)) return false
  }
  return true
}

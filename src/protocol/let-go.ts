import { isPlainObject } from '../shared/is-plain-object.ts'

/**
 * Lets go of what is in a value that is not going to be sent: streams are cancelled, and promises marked
 * as handled, because a rejection that nobody looks at ends the process.
 */
export function letGo(root: unknown): void {
  const seen = new Set<unknown>()
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Promise) value.catch(() => undefined)
    // A locked stream is for its reader to cancel.
    else if (value instanceof ReadableStream) value.cancel().catch(() => undefined)
    else waiting.push(...contentsOf(value))
  }
}

function contentsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value.keys(), ...value.values()]
  if (value instanceof Set) return [...value]
  // What other classes hold is theirs: a connection that was returned by mistake has streams in use.
  if (!isPlainObject(value)) return []
  // Not through getters: these may do anything.
  const descriptors = Object.values(Object.getOwnPropertyDescriptors(value))
  return descriptors.map((descriptor): unknown => descriptor.value)
}

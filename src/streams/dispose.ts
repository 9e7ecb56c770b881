import { isPlainObject } from '../utils/is-plain-object.ts'

/**
 * Cancels streams and marks promises as handled in a discarded value, and in the values of these promises: an
 * unhandled rejection would end the process.
 */
export function dispose(root: unknown): void {
  // Only its reader can cancel a locked stream.
  visitStreams(root, (stream) => stream.cancel().catch(() => undefined))
}

/** Marks promises as handled, as {@link dispose} does, in a value whose parts may still be in use. */
export function markHandled(root: unknown): void {
  visitStreams(root, () => undefined)
}

function visitStreams(
  root: unknown,
  visit: (stream: ReadableStream<unknown>) => unknown,
  seen: Set<unknown> = new Set(),
): void {
  const follow = (children: unknown): void => visitStreams(children, visit, seen)
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Promise) value.then(follow, follow)
    else if (value instanceof ReadableStream) visit(value)
    else pending.push(...contentsOf(value))
  }
}

function contentsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value.keys(), ...value.values()]
  if (value instanceof Set) return [...value]
  if (value instanceof Response) return [value.body]
  // Other classes own their contents: a connection that was returned by mistake has streams in use.
  if (!isPlainObject(value) && !(value instanceof Error)) return []
  // Without getters, which may have side effects.
  const descriptors = Object.values(Object.getOwnPropertyDescriptors(value))
  return descriptors.map((descriptor): unknown => descriptor.value)
}

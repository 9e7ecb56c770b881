import { isPlainObject } from '../utils/is-plain-object.ts'

/**
 * Lets go of what is in a value that nobody is going to see, and in what its promises bring: streams are
 * cancelled, and promises marked as handled, because a rejection that nobody looks at ends the process.
 */
export function dispose(root: unknown): void {
  // A locked stream is for its reader to cancel.
  ignoreIn(root, (stream) => stream.cancel().catch(() => undefined))
}

/**
 * Marks the promises in a value as handled, and those in what they bring, where the value has been put
 * aside: whoever holds a part of it may go on with it, and what is left of it must not end the process.
 */
export function markHandled(root: unknown): void {
  ignoreIn(root, () => undefined)
}

function ignoreIn(
  root: unknown,
  visit: (stream: ReadableStream<unknown>) => unknown,
  seen: Set<unknown> = new Set(),
): void {
  const follow = (children: unknown): void => ignoreIn(children, visit, seen)
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Promise) value.then(follow, follow)
    else if (value instanceof ReadableStream) visit(value)
    else waiting.push(...contentsOf(value))
  }
}

function contentsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value.keys(), ...value.values()]
  if (value instanceof Set) return [...value]
  // Nobody is going to read its body: what it comes from may stop.
  if (value instanceof Response) return [value.body]
  // What other classes hold is theirs: a connection that was returned by mistake has streams in use.
  if (!isPlainObject(value) && !(value instanceof Error)) return []
  // Not through getters: these may do anything.
  const descriptors = Object.values(Object.getOwnPropertyDescriptors(value))
  return descriptors.map((descriptor): unknown => descriptor.value)
}

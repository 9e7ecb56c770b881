/**
 * Whether code failed because its request was aborted: then no reader is left for a response, and nothing has
 * to be reported. Code that heeds the signal throws the signal's reason or an `AbortError` of its own.
 */
export function isAbort(thrown: unknown, { signal }: Request): boolean {
  if (!signal.aborted) return false
  return thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError')
}

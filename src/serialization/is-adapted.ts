import { ADAPTER_TEST_FAILED } from '../errors/catalog-values.ts'
import type { AnySerializationAdapter } from './adapter.ts'

/** Adapters whose `test` has thrown: each is logged once. */
const logged = new WeakSet<AnySerializationAdapter>()

/**
 * Whether an adapter is for a value. Its `test` sees objects only, and one that throws is logged: the value may have
 * nothing to do with the adapter.
 */
export function isAdapted(adapter: AnySerializationAdapter, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  try {
    return adapter.test(value)
  } catch (cause) {
    logFailedTest(adapter, cause)
    return false
  }
}

function logFailedTest(adapter: AnySerializationAdapter, cause: unknown): void {
  if (logged.has(adapter)) return
  logged.add(adapter)
  const { code, describe } = ADAPTER_TEST_FAILED
  // oxlint-disable-next-line no-console -- no caller waits for this error
  console.error(`[seamline] ${describe(adapter)} (${code})`, cause)
}

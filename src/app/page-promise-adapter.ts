import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** The key of promises and streams in the page's state. */
export const PROMISE_KEY = 'seamline/promise'

/** Reads promises and streams in the page's state. The server writes them with an adapter that masks failures. */
export const pagePromiseAdapter: AnySerializationAdapter = {
  key: PROMISE_KEY,
  test: () => false,
  toSerializable: (promise: unknown) => promise,
  fromSerializable(promise: unknown) {
    // It may reject before a component reads it, which browsers report as an uncaught error.
    if (promise instanceof Promise) promise.catch(() => undefined)
    return promise
  },
}

import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** Names promises and streams in the state that a page brings to the browser. */
export const PROMISE_KEY = 'seamline/promise'

/** Reads promises and streams of a page, which the server has written with masks for their failures. */
export const pagePromiseAdapter: AnySerializationAdapter = {
  key: PROMISE_KEY,
  test: () => false,
  toSerializable: (promise: unknown) => promise,
  fromSerializable: (promise: unknown) => promise,
}

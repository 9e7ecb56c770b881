import { createPlugin, type Plugin, type SerovalNode } from 'seroval'
import { PROMISE_KEY } from '../shared/page-promise-adapter.ts'
import type { AnySerializationAdapter } from '../shared/serialization-adapter.ts'
import type { MaskError } from '../server/request-scope.ts'

/**
 * Lets the router write promises into a page with no more of their failures than may be told: an error
 * is masked where it is written, but a promise may reject with anything.
 */
export function promiseAdapter(mask: MaskError): AnySerializationAdapter {
  const { isOpen, masked } = promiseMask(mask)
  return {
    key: PROMISE_KEY,
    test: isOpen,
    toSerializable: masked,
    fromSerializable: (promise: unknown) => promise,
  }
}

/** The same for what Solid writes, as code that stands alone. */
export function promisePlugin(
  mask: MaskError,
): Plugin<Promise<unknown>, { readonly promise: SerovalNode }> {
  const { isOpen, masked } = promiseMask(mask)
  return createPlugin<Promise<unknown>, { readonly promise: SerovalNode }>({
    tag: 'seamline/promise',
    test: isOpen,
    parse: { stream: (promise, context) => ({ promise: context.parse(masked(promise)) }) },
    serialize: ({ promise }, context) => context.serialize(promise),
    deserialize: ({ promise }, context) => context.deserialize(promise) as Promise<unknown>,
  })
}

function promiseMask(mask: MaskError) {
  // What is written in a promise's place is one, too, and must not come here again.
  const made = new WeakSet<Promise<unknown>>()
  return {
    isOpen: (value: unknown): value is Promise<unknown> =>
      value instanceof Promise && !made.has(value),
    masked(promise: Promise<unknown>): Promise<unknown> {
      const masked = promise.catch((reason: unknown) => {
        throw mask(reason)
      })
      made.add(masked)
      return masked
    },
  }
}

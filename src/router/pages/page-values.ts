/** The values of a page's state and resources, as they are written into the page: their failures are masked. */

import { createPlugin, type Plugin, type SerovalNode } from 'seroval'
import { pageErrorAdapter, writeError } from '../../app/page-error-adapter.ts'
import { PROMISE_KEY } from '../../app/page-promise-adapter.ts'
import { pageUrlAdapters } from '../../app/page-url-adapters.ts'
import { isAsyncIterable } from '../../streams/async-source.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { isRedirect } from '../../http/router-values.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'
import { typeName } from '../../utils/type-name.ts'
import { maskedIterable, maskedPromise, maskedStream } from './guards/late-failures.ts'
import { lateCheck } from './page-errors.ts'

/**
 * The adapters with which the router writes the state of a page.
 *
 * @param own - the adapters of the app
 */
export function stateAdapters(
  mask: MaskError,
  own: readonly AnySerializationAdapter[],
): readonly AnySerializationAdapter[] {
  const { isOpen, masked } = lateMask(mask, lateCheck(own))
  const lateAdapter = {
    key: PROMISE_KEY,
    test: isOpen,
    toSerializable: masked,
    fromSerializable: (late: unknown) => late,
  }
  return [thrownAdapter(mask), lateAdapter, ...pageUrlAdapters, refusedAdapter]
}

/** Writes errors, and redirects with which a query has failed: too late for the page, they are shown as errors. */
function thrownAdapter(mask: MaskError): AnySerializationAdapter {
  const adapter = pageErrorAdapter(mask)
  return { ...adapter, test: (value) => adapter.test(value) || isRedirect(value) }
}

/** Refuses instances of which the router would keep the items alone: a form or a generator, for instance. */
const refusedAdapter: AnySerializationAdapter = {
  key: 'seamline/refused',
  test: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    !ITERABLE.some((type) => value instanceof type) &&
    !ArrayBuffer.isView(value) &&
    !isPlainObject(value),
  toSerializable: (value: unknown) => {
    throw new TypeError(`values of class ${typeName(value)} cannot be sent`)
  },
  fromSerializable: (value: unknown) => value,
}

/** `Headers` for those of a not-found. */
const ITERABLE = [Array, Map, Set, String, Headers]

/** The plugins with which Solid writes resources: as code that stands alone, because it runs before the app's modules. */
export function solidPlugins(mask: MaskError): readonly Plugin<never, never>[] {
  // Solid passes a plugin only values that its `test` accepts.
  return [errorPlugin(mask), streamPlugin, latePlugin(mask)] as unknown as Plugin<never, never>[]
}

/** Writes masked errors, without their stacks. */
function errorPlugin(mask: MaskError): Plugin<Error, { readonly fields: SerovalNode }> {
  return createPlugin<Error, { readonly fields: SerovalNode }>({
    tag: 'seamline/error',
    test: (value) => value instanceof Error,
    parse: {
      stream(error, context) {
        const { own, ...fields } = writeError(mask(error))
        return { fields: context.parse({ ...fields, ...own }) }
      },
    },
    serialize: ({ fields }, context) => `Object.assign(new Error,${context.serialize(fields)})`,
    deserialize: readByRunning,
  })
}

function latePlugin(mask: MaskError): Plugin<Late, { readonly late: SerovalNode }> {
  const { isOpen, masked } = lateMask(mask)
  return createPlugin<Late, { readonly late: SerovalNode }>({
    tag: 'seamline/late',
    test: isOpen,
    parse: { stream: (late, context) => ({ late: context.parse(masked(late)) }) },
    serialize: ({ late }, context) => `(${HANDLED})(${context.serialize(late)})`,
    deserialize: readByRunning,
  })
}

/**
 * Gives a promise a handler. The page rejects its promises, that of each resource and of the `<Suspense>` around it,
 * before hydration reads them, and browsers report each as an uncaught error.
 */
const HANDLED = 'p=>(p instanceof Promise&&p.catch(()=>{}),p)'

/**
 * Writes streams as iterables. Solid's own way needs the plugins of its copy of the serializer; an app that has a
 * newer one beside it has the plugins of that one, and the page would never end.
 */
const streamPlugin = /* @__PURE__ */ createPlugin<
  ReadableStream<unknown>,
  { readonly items: SerovalNode }
>({
  tag: 'seamline/stream',
  test: (value) => value instanceof ReadableStream,
  parse: {
    stream: (stream, context) => ({
      items: context.parse({ [Symbol.asyncIterator]: () => stream.values() }),
    }),
  },
  serialize: ({ items }, context) => `(${STREAM_OF})(${context.serialize(items)})`,
  deserialize: readByRunning,
})

const STREAM_OF =
  'i=>{const s=i[Symbol.asyncIterator]();return new ReadableStream({async pull(c){const r=await s.next();r.done?c.close():c.enqueue(r.value)}})}'

function readByRunning(): never {
  throw new TypeError('Page data is run as a script and cannot be parsed.')
}

/** A value that may fail after a page has begun. */
type Late = Promise<unknown> | ReadableStream<unknown> | AsyncIterable<unknown>

/** Replaces promises and streams by copies that fail with masked errors only. */
interface LateMask {
  /** Whether a value has to be replaced: a copy does not. */
  readonly isOpen: (value: unknown) => value is Late
  readonly masked: (late: Late) => Late
}

/** @param check - throws for the value of a promise that cannot be written into the page */
function lateMask(mask: MaskError, check: (value: unknown) => void = () => undefined): LateMask {
  const copies = new WeakSet<object>()
  const copyOf = (late: Late): Late => {
    if (late instanceof Promise) return maskedPromise(late, mask, check)
    return late instanceof ReadableStream ? maskedStream(late, mask) : maskedIterable(late, mask)
  }
  return {
    isOpen: (value): value is Late => isLate(value) && !copies.has(value),
    masked(late) {
      const copy = copyOf(late)
      copies.add(copy)
      return copy
    },
  }
}

function isLate(value: unknown): value is Late {
  return value instanceof Promise || value instanceof ReadableStream || isAsyncIterable(value)
}

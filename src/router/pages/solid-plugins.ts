/** How Solid writes values into a page: as code that stands alone, because it runs before the app's modules. */

import { createPlugin, type Plugin, type SerovalNode } from 'seroval'
import { writeError } from '../../app/page-error-adapter.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { lateMask, type Late } from './late-values.ts'

/** The plugins of one page. */
export function solidPlugins(mask: MaskError): readonly Plugin<never, never>[] {
  // Each is asked only for values that its own `test` takes.
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

/** Writes promises and streams that fail with masked errors. */
function latePlugin(mask: MaskError): Plugin<Late, { readonly late: SerovalNode }> {
  const { isOpen, masked } = lateMask(mask)
  return createPlugin<Late, { readonly late: SerovalNode }>({
    tag: 'seamline/late',
    test: isOpen,
    parse: { stream: (late, context) => ({ late: context.parse(masked(late)) }) },
    serialize: ({ late }, context) => context.serialize(late),
    deserialize: readByRunning,
  })
}

/**
 * Writes streams as iterables. Solid's own way needs the plugins of its copy of the serializer; an app that has a
 * newer one beside it has the plugins of that one, and the page would never end.
 */
const streamPlugin: Plugin<
  ReadableStream<unknown>,
  { readonly items: SerovalNode }
> = /* @__PURE__ */ createPlugin<ReadableStream<unknown>, { readonly items: SerovalNode }>({
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

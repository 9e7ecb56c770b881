import { createPlugin, type Plugin, type SerovalNode } from 'seroval'

/**
 * Lets Solid write streams as what can be iterated. Its own way needs the plugins of its copy of the
 * serializer, and an app that has a newer one beside it has these for that one: the page would never end.
 */
export const streamPlugin: Plugin<
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
  deserialize() {
    throw new TypeError('Page data is run as a script and cannot be parsed.')
  },
})

/** As code that stands alone: it runs before any module of the app does. */
const STREAM_OF =
  'i=>{const s=i[Symbol.asyncIterator]();return new ReadableStream({async pull(c){const r=await s.next();r.done?c.close():c.enqueue(r.value)}})}'

/** The server functions with streamed results. */

import { createServerFn } from '../../../src/index.ts'
import { begin } from './gauges.ts'
import { identified, identityOf, type Identity } from './middleware.ts'
import { wait, type CallData } from './points.ts'

const posting = createServerFn({ method: 'POST' }).middleware([identified])

/** One of many items of a stream. */
interface Item {
  readonly index: number
  readonly identity: Identity
}

type Identify = () => Identity

async function* itemsOf(identify: Identify, length: number): AsyncGenerator<Item, string> {
  const end = begin('generator')
  try {
    for (let index = 0; index < length; index++) {
      await wait(1)
      yield { index, identity: identify() }
    }
    return identify().nonce
  } finally {
    end()
  }
}

function chunksOf(identify: Identify, length: number): ReadableStream<Uint8Array> {
  const end = begin('stream')
  let index = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await wait(1)
        if (index++ < length) return controller.enqueue(encoder.encode(`${identify().nonce};`))
        controller.close()
        end()
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

const encoder = new TextEncoder()

const identifierOf =
  (data: CallData, context: Parameters<typeof identityOf>[1]): Identify =>
  () =>
    identityOf(data, context)

/** As many items as the turns that the call waits. */
export const items = posting.handler(({ data, context }) =>
  itemsOf(identifierOf(data, context), data.turns),
)

/** Infinite items. */
export const endless = posting.handler(({ data, context }) =>
  itemsOf(identifierOf(data, context), Infinity),
)

/** Infinite bytes when the call waits no turns, else one chunk for each turn. */
export const chunks = posting.handler(({ data, context }) =>
  chunksOf(identifierOf(data, context), data.turns || Infinity),
)

/** A promise beside items and bytes. */
export const later = posting.handler(({ data, context }) => {
  const identify = identifierOf(data, context)
  return {
    promise: wait(data.turns).then(identify),
    items: itemsOf(identify, data.turns),
    chunks: chunksOf(identify, data.turns),
  }
})

/** A promise that stays pending beside infinite items. */
export const pending = posting.handler(({ data, context }) => ({
  promise: new Promise<string>(() => undefined),
  items: itemsOf(identifierOf(data, context), Infinity),
}))

import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { wire } from '../../support/wired-fn.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'

const post = () => createServerFn({ method: 'POST' })
expectNoneUnhandled()

/** An item that will not be sent, and a promise for the cancellation of its stream. */
function leftover() {
  const cancelled = happening()
  return {
    cancelled: cancelled.promise,
    make: () => ({
      later: Promise.reject(new Error('nobody looks at it')),
      stream: new ReadableStream<number>({ cancel: () => cancelled.resolve() }),
    }),
  }
}

async function* secondOf(make: () => unknown): AsyncGenerator<unknown, void, undefined> {
  yield undefined
  yield make()
}

describe.each(TRANSPORTS.filter((transport) => transport !== 'in process'))(
  'a value that will not be sent, %s, is disposed',
  (transport) => {
    test('when it is produced after the caller has disconnected', async () => {
      const { cancelled, make } = leftover()
      const [waiting, gate] = [happening(), happening()]
      const { call } = travel(transport, post(), async function* () {
        yield undefined
        waiting.resolve()
        await gate.promise
        yield make()
      })
      const items = await call()
      await items.next()
      const pending = items.next()
      await waiting.promise
      await items.return()
      expect(await pending).toEqual({ done: true, value: undefined })
      gate.resolve()
      if (transport === 'through the fetch handler') await cancelled
    })

    test('when it waits for a paused reader', async () => {
      const { send } = wire(post(), () => ({
        first: (async function* () {
          yield 1
        })(),
        second: (async function* () {
          yield leftover().make()
        })(),
      }))
      const reader = (await send({ method: 'POST' })).body?.getReader()
      // The envelope, and the output of one of them; that of the other waits.
      for (let chunks = 0; chunks < 2; chunks++) await reader?.read()
      await turn()
      await turn()
      await reader?.cancel()
    })

    test('when it is nested in a promise that was never read', async () => {
      const { send } = wire(post(), () => ({
        first: turn().then(() => ({ second: turn().then(leftover().make) })),
      }))
      await (await send({ method: 'POST' })).body?.cancel()
      for (let turns = 0; turns < 4; turns++) await turn()
    })

    test('when it was produced but not sent yet', async () => {
      const [first, second] = [leftover(), leftover()]
      const { call } = travel(transport, post(), () => ({
        first: secondOf(first.make),
        second: secondOf(second.make),
      }))
      const result = await call()
      await Promise.all([result.first.next(), result.second.next()])
      await Promise.all([result.first.return(), result.second.return()])
    })

    test('when a generator returns it because it is ended early', async () => {
      const { cancelled, make } = leftover()
      const { call } = travel(transport, post(), async function* (): AsyncGenerator<
        number,
        unknown,
        undefined
      > {
        try {
          yield 1
          yield 2
        } finally {
          // oxlint-disable-next-line no-unsafe-finally -- the case at hand
          return make()
        }
      })
      for await (const item of await call()) if (item === 1) break
      await cancelled
    })
  },
)

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rejectionOf } from '../../support/failures.ts'
import { readableOf } from '../../support/streams.ts'
import { clientBound } from './any-value.ts'
import {
  bytesOf,
  failureFrame,
  frame,
  joined,
  received,
  settled,
  streamBody,
} from './stream-of-tests.ts'
import { isArrival } from './same-value.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300)
const TIMEOUT = 30_000 + RUNS * 40

/** A streamed value and its awaited form; created anew for each reader. */
interface Going {
  readonly make: () => unknown
  readonly comesTo: unknown
}

const { going } = fc.letrec<{ going: Going }>((tie) => {
  const many = fc.array(tie('going'), { maxLength: 3 })
  return {
    going: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      clientBound.map((value): Going => ({ make: () => value, comesTo: value })),
      tie('going').map(({ make, comesTo }): Going => ({
        make: () => Promise.resolve({ inner: make() }),
        comesTo: { promise: { value: { inner: comesTo } } },
      })),
      fc.constant<Going>({
        make: () => Promise.reject(new Error('x')),
        comesTo: { promise: { error: 'TOLD' } },
      }),
      fc.tuple(many, tie('going'), fc.boolean()).map(([all, end, fails]): Going => ({
        make: async function* () {
          // Wrapped in objects, because a generator awaits promises itself.
          for (const { make } of all) yield { item: make() }
          if (fails) throw new Error('x')
          return { item: end.make() }
        },
        comesTo: {
          items: all.map(({ comesTo }) => ({ item: comesTo })),
          ...(fails ? { error: 'TOLD' } : { end: { item: end.comesTo } }),
        },
      })),
      many.map((all): Going => ({
        make: () => readableOf(all.map(({ make }) => ({ item: make() }))),
        comesTo: { items: all.map(({ comesTo }) => ({ item: comesTo })), end: undefined },
      })),
      many.map((all): Going => ({
        make: () => ({ list: all.map(({ make }) => make()) }),
        comesTo: { list: all.map(({ comesTo }) => comesTo) },
      })),
    ),
  }
})

/** The result of a generator function. */
const made = ({ make }: Going): unknown => make()

/** Splits bytes into pieces of any size, as a network does. */
function inPieces(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  const pieces: Uint8Array[] = []
  let offset = 0
  for (let index = 0; offset < bytes.byteLength; index++) {
    const size = Math.max(1, sizes[index % sizes.length] ?? 1)
    pieces.push(bytes.slice(offset, offset + size))
    offset += size
  }
  return readableOf(pieces)
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

test('any streamed value arrives, in any split of its bytes', { timeout: TIMEOUT }, async () => {
  await fc.assert(
    fc.asyncProperty(going, sizes, async (value, pieces) => {
      // Without a stream, the response has no frames.
      const result = { value: made(value), last: Promise.resolve(1) }
      const arrived = (await received(
        inPieces(await bytesOf(streamBody(result)), pieces),
      )) as object
      const all = (await settled(arrived)) as { value: unknown }
      expect(isArrival([all.value], [value.comesTo])).toBe(true)
    }),
    { numRuns: RUNS },
  )
})

const NOTED = { later: 'promise', rows: 'iterable', bytes: 'stream' } as const
const envelope = JSON.stringify({
  result: { later: 1, rows: 2, bytes: 3 },
  tags: Object.entries(NOTED).map(([key, tag]) => [tag, 0, 'result', key]),
})
const whole = joined(
  frame(0, 0, envelope),
  frame(1, 2, '{"item":"a"}'),
  frame(2, 3, new Uint8Array([1, 2, 3])),
  frame(1, 1, '{"item":5}'),
  frame(3, 2, '{"item":"end"}'),
  failureFrame(3, 410, '{"error":{"type":"app","code":"GONE","message":"no"}}'),
  frame(5, 0),
)
const COMES_TO = {
  later: { promise: { value: 5 } },
  rows: { items: ['a'], end: 'end' },
  bytes: { items: [new Uint8Array([1, 2, 3])], error: 'GONE' },
}

describe('a response of frames', () => {
  test('is decoded as documented', async () => {
    expect(await settled(await received(whole))).toEqual(COMES_TO)
  })

  test('that is cut anywhere rejects all pending values', async () => {
    // Without only the last frame, all values are complete.
    for (let length = 0; length < whole.byteLength - 9; length++) {
      const cut = whole.slice(0, length)
      const outcome = await received(cut).then(settled, (error: unknown) => ({ error }))
      const text = JSON.stringify(outcome, (_key, value: unknown) =>
        value instanceof Error && 'code' in value ? value.code : value,
      )
      expect(text).toContain('NETWORK')
      expect(text).not.toContain('without a code')
    }
  })

  test(
    'with random edits ends in the values or in typed errors',
    { timeout: TIMEOUT },
    async () => {
      const edits = fc.array(
        fc.tuple(fc.nat(whole.byteLength - 1), fc.integer({ min: 0, max: 255 })),
        { minLength: 1, maxLength: 4 },
      )
      await fc.assert(
        fc.asyncProperty(edits, sizes, async (all, pieces) => {
          const bytes = whole.slice()
          for (const [at, byte] of all) bytes[at] = byte
          const outcome = await received(inPieces(bytes, pieces)).then(
            settled,
            (error: unknown) => error,
          )
          if (outcome instanceof Error) expect(outcome).toHaveProperty('code')
          expect(JSON.stringify(outcome) ?? '').not.toContain('without a code')
        }),
        { numRuns: RUNS },
      )
    },
  )

  const rows = frame(0, 0, '{"result":1,"tags":[["iterable",0,"result"]]}')
  test.each([
    ['nothing', joined(), 'NETWORK'],
    ['no envelope first', joined(frame(1, 1, '{"item":1}')), 'UNEXPECTED_RESPONSE'],
    ['an envelope in an item', joined(frame(1, 1, '{"result":1}')), 'UNEXPECTED_RESPONSE'],
    ['an invalid envelope', joined(frame(0, 0, '[]')), 'UNEXPECTED_RESPONSE'],
    ['an envelope that is not JSON', joined(frame(0, 0, '{')), 'UNEXPECTED_RESPONSE'],
    ['text that is not UTF-8', joined(frame(0, 0, new Uint8Array([0xff]))), 'UNEXPECTED_RESPONSE'],
    ['a key __proto__', joined(frame(0, 0, '{"result":{"__proto__":{}}}')), 'UNEXPECTED_RESPONSE'],
    ['other keys', joined(frame(0, 0, '{"result":1,"more":1}')), 'UNEXPECTED_RESPONSE'],
    ['a frame that is too long', Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0, 1), 'ANSWER_TOO_LARGE'],
    [
      'an invalid reference number',
      joined(frame(0, 0, '{"result":"1","tags":[["promise",0,"result"]]}')),
      'UNEXPECTED_RESPONSE',
    ],
    [
      'one number twice',
      joined(frame(0, 0, '{"result":[1,1],"tags":[["promise",0,"result",0],["stream",1,1]]}')),
      'UNEXPECTED_RESPONSE',
    ],
    [
      'too many streams at a time',
      joined(
        frame(
          0,
          0,
          JSON.stringify({
            result: Array.from({ length: 1025 }, (_, index) => index),
            tags: Array.from({ length: 1025 }, (_, index) => ['promise', 0, 'result', index]),
          }),
        ),
      ),
      'ANSWER_TOO_LARGE',
    ],
  ])('with %s rejects the call', async (_what, bytes, code) => {
    expect(await rejectionOf(received(bytes))).toMatchObject({ name: 'ProtocolError', code })
  })

  test.each([
    ['a frame for an unknown stream', frame(1, 9, '{"item":1}'), 'UNEXPECTED_RESPONSE'],
    ['a frame of an unknown kind', frame(9, 1, '{"item":1}'), 'UNEXPECTED_RESPONSE'],
    ['an invalid item', frame(1, 1, '5'), 'UNEXPECTED_RESPONSE'],
    ['a failure without content', failureFrame(1, 500, '{}'), 'UNEXPECTED_RESPONSE'],
    ['a failure of an invalid length', frame(4, 1), 'UNEXPECTED_RESPONSE'],
    ['its last frame too early', frame(5, 0), 'UNEXPECTED_RESPONSE'],
    ['a frame that is too long', Uint8Array.of(1, 0, 0, 0, 1, 1, 0, 0, 1), 'ANSWER_TOO_LARGE'],
    ['no last frame', frame(1, 1, '{"item":0}').subarray(0, 12), 'NETWORK'],
  ])('with %s rejects the pending values', async (_what, next, code) => {
    const items = (await received(joined(rows, next))) as AsyncGenerator
    expect(await rejectionOf(items.next())).toMatchObject({ name: 'ProtocolError', code })
    expect(await items.next()).toEqual({ done: true, value: undefined })
  })

  test('with the end of a promise rejects the promise', async () => {
    const later = frame(0, 0, '{"result":{"later":1},"tags":[["promise",0,"result","later"]]}')
    const result = (await received(joined(later, frame(3, 1)))) as { later: Promise<unknown> }
    expect(await rejectionOf(result.later)).toMatchObject({
      name: 'ProtocolError',
      code: 'UNEXPECTED_RESPONSE',
    })
  })

  test('with more than 32 MiB buffered for a reader is cancelled', async () => {
    const item = new Uint8Array(8 * 1024 * 1024)
    const both = '{"result":[1,2],"tags":[["iterable",0,"result",0],["iterable",1,1]]}'
    const bytes = joined(frame(0, 0, both), ...[1, 2, 3, 4, 5].map(() => frame(2, 1, item)))
    const [unread, read] = (await received(bytes)) as AsyncGenerator[]
    expect(await rejectionOf(read?.next() as Promise<unknown>)).toMatchObject({
      code: 'ANSWER_TOO_LARGE',
    })
    expect((await unread?.next())?.done).toBe(false)
  })
})

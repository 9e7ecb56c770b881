import { setImmediate as turn } from 'node:timers/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import {
  calls,
  checkServerFns,
  mockServerFn,
  resetCalls,
  serverFnHandlers,
  unmockedServerFns,
} from '../../../src/testing.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { mockableStub } from '../../support/mocked-fn.ts'
import { wire } from '../../support/wired-fn.ts'

const server = setupServer(unmockedServerFns())
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(resetCalls)
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const received: unknown[] = []
const trace = createMiddleware({ type: 'function' }).client(async ({ next }) => {
  const outcome = await next({ sendContext: { page: '/notes' }, headers: { 'x-trace': '7' } })
  received.push(outcome.context)
  return outcome
})
const builder = createServerFn({ method: 'POST' })
  .middleware([trace])
  .inputValidator((input: { readonly text: string }) => input)
const addNote = mockableStub(
  builder.handler(({ data }) => ({ id: 1, text: data.text })),
  builder,
  'add.Note(1)',
)

test('a mock returns the result of its resolver, which receives the sent data', async () => {
  const inputs: unknown[] = []
  server.use(
    mockServerFn(addNote, ({ data, context, request, signal, sendContext }) => {
      inputs.push({ data, ...context, trace: request.headers.get('x-trace'), off: signal.aborted })
      sendContext({ took: 5 })
      sendContext({ by: new Date(0) })
      return { id: 2, text: data.text.toUpperCase() }
    }),
  )
  received.length = 0
  expect(await addNote({ data: { text: 'milk' } })).toEqual({ id: 2, text: 'MILK' })
  expect(inputs).toEqual([{ data: { text: 'milk' }, page: '/notes', trace: '7', off: false }])
  expect(received).toEqual([{ took: 5, by: new Date(0) }])
  checkServerFns()
})

test('the calls of a function are kept in order until they are reset', async () => {
  server.use(mockServerFn(addNote, () => ({ id: 1, text: '' })))
  await addNote({ data: { text: 'first' } })
  await addNote({ data: { text: 'second' }, headers: { 'x-own': 'yes' } })
  expect(calls(addNote)).toMatchObject([
    { data: { text: 'first' }, context: { page: '/notes' } },
    { data: { text: 'second' }, context: { page: '/notes' } },
  ])
  expect(calls(addNote)[1]?.headers.get('x-own')).toBe('yes')
  resetCalls()
  expect(calls(addNote)).toEqual([])
})

test('`once` leaves the next call to the handler behind it', async () => {
  server.use(mockServerFn(addNote, () => ({ id: 1, text: 'behind' })))
  server.use(
    mockServerFn(
      addNote,
      () => {
        throw new ServerFnError('FULL')
      },
      { once: true },
    ),
  )
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({ code: 'FULL' })
  expect(await addNote({ data: { text: '' } })).toEqual({ id: 1, text: 'behind' })
  checkServerFns()
})

test('requests to msw’s own handlers pass', async () => {
  server.use(mockServerFn(addNote, () => HttpResponse.error()))
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({ code: 'NETWORK' })

  const { close, origin } = await listen()
  server.use(mockServerFn(addNote, () => passthrough()))
  const fetchBehind: typeof fetch = (input, init) => fetch(new URL(String(input), origin), init)
  // A foreign server behind msw.
  const call = addNote({ data: { text: '' }, fetch: fetchBehind })
  await expect(call).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE', status: 418 })
  await close()
})

test('a disconnected caller aborts the resolver’s signal', async () => {
  const controller = new AbortController()
  const aborted = new Promise<unknown>((resolve) => {
    server.use(
      mockServerFn(addNote, async ({ signal }) => {
        signal.addEventListener('abort', () => resolve(signal.aborted))
        controller.abort('gone')
        return { id: await new Promise<number>(() => undefined), text: '' }
      }),
    )
  })
  const call = addNote({ data: { text: '' }, signal: controller.signal })
  await expect(call).rejects.toBe('gone')
  expect(await aborted).toBe(true)
})

test('a mock that is never called fails the check, by name', () => {
  mockServerFn(addNote, () => ({ id: 1, text: '' }))
  expect(checkServerFns).toThrow(
    expect.objectContaining({
      code: 'MOCK_NOT_CALLED',
      message: expect.stringContaining('`add.Note(1)` was mocked but never called, or another'),
    }),
  )
  resetCalls()
  checkServerFns()
})

test('a call of a mock in front of another counts for both', async () => {
  server.use(mockServerFn(addNote, () => ({ id: 1, text: 'of every test' })))
  server.use(mockServerFn(addNote, () => ({ id: 2, text: 'of this one' })))
  expect(await addNote({ data: { text: '' } })).toEqual({ id: 2, text: 'of this one' })
  checkServerFns()
  mockServerFn(addNote, () => ({ id: 3, text: '' }))
  expect(checkServerFns).toThrow(expect.objectContaining({ code: 'MOCK_NOT_CALLED' }))
})

test('a call without a mock rejects and fails the check', async () => {
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({
    code: 'NOT_MOCKED',
    message: expect.stringContaining('`add.Note(1)` was called but is not mocked.'),
  })
  expect(checkServerFns).toThrow(expect.objectContaining({ code: 'NOT_MOCKED' }))
})

test('a result that cannot be sent rejects with its path and fails the check', async () => {
  const unsendable = { id: 1, text: '', save: () => undefined }
  server.use(mockServerFn(addNote, () => unsendable))
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({
    code: 'RESULT_NOT_SERIALIZABLE',
    message: expect.stringMatching(/`mockServerFn\(add.Note\(1\), …\)`.*result.save: functions/),
  })
  expect(checkServerFns).toThrow(expect.objectContaining({ code: 'RESULT_NOT_SERIALIZABLE' }))
})

test('an unexpected error of a resolver is logged, as on a server', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server.use(
    mockServerFn(addNote, () => {
      throw new TypeError('oops')
    }),
  )
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    message: expect.not.stringContaining('oops'),
  })
  expect(logged.mock.calls).toEqual([
    [expect.stringContaining('mockServerFn(add.Note(1), …)'), new TypeError('oops')],
  ])
  logged.mockRestore()
})

test('a failed assertion in a resolver fails the check, even if the caller catches the rejection', async () => {
  server.use(
    mockServerFn(addNote, ({ data }) => {
      expect(data).toEqual({ text: 'right' })
      return { id: 1, text: '' }
    }),
  )
  await expect(addNote({ data: { text: 'wrong' } })).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  })
  expect(checkServerFns).toThrow(/expected .* to deeply equal/)
})

test('a thrown value that cannot be sent fails the check', async () => {
  server.use(
    mockServerFn(addNote, () => {
      throw new ServerFnError('FULL', { data: { save: () => undefined } as never })
    }),
  )
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  })
  expect(checkServerFns).toThrow('error.data.save: functions cannot be sent')
})

test('a late failure of a mock does not fail the next test', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const late = happening()
  const unsendable = { id: 1, text: '', save: () => undefined }
  server.use(
    mockServerFn(addNote, async () => {
      await late.promise
      return unsendable
    }),
  )
  const call = rejectionOf(addNote({ data: { text: '' } }))
  await expect.poll(() => calls(addNote).length).toBe(1)
  resetCalls()
  late.resolve()
  expect(await call).toMatchObject({ code: 'RESULT_NOT_SERIALIZABLE' })
  checkServerFns()
  expect(calls(addNote)).toEqual([])
  expect(logged.mock.calls).toEqual([
    [
      expect.stringContaining('After the test that made the call'),
      expect.objectContaining({ code: 'RESULT_NOT_SERIALIZABLE' }),
    ],
  ])
  logged.mockRestore()
})

test('a stream with an item that cannot be sent fails there, and fails the check', async () => {
  const rows = createServerFn()
  const tail = mockableStub(
    rows.handler(async function* (): AsyncGenerator<unknown> {}),
    rows,
    'tail',
  )
  server.use(
    mockServerFn(tail, async function* () {
      yield 1
      yield Symbol('no')
    }),
  )
  const seen: unknown[] = []
  const read = async () => {
    for await (const row of await tail()) seen.push(row)
  }
  await expect(read()).rejects.toBeInstanceOf(ServerFnError)
  expect(seen).toEqual([1])
  expect(checkServerFns).toThrow(expect.objectContaining({ code: 'RESULT_NOT_SERIALIZABLE' }))
})

test.each<[string, () => unknown]>([
  ['at once', () => undefined],
  ['after a pause', () => turn()],
])('a caller that aborts %s ends the resolver’s stream', async (_when, pause) => {
  const rows = createServerFn()
  const endless = mockableStub(
    rows.handler(async function* (): AsyncGenerator<number> {}),
    rows,
    'endless',
  )
  const ended = new Promise<boolean>((resolve) => {
    server.use(
      mockServerFn(endless, async function* ({ signal }) {
        try {
          for (let row = 0; ; row++) yield row
        } finally {
          resolve(signal.aborted)
        }
      }),
    )
  })
  const controller = new AbortController()
  const read = async () => {
    for await (const row of await endless({ signal: controller.signal })) {
      if (row < 3) continue
      await pause()
      controller.abort('left')
    }
  }
  await expect(read()).rejects.toBe('left')
  expect(await ended).toBe(true)
})

test('several problems are reported together', async () => {
  await expect(addNote({ data: { text: '' } })).rejects.toThrow()
  mockServerFn(addNote, () => ({ id: 1, text: '' }))
  expect(checkServerFns).toThrow(AggregateError)
  expect(checkServerFns).toThrow(/NOT_MOCKED[^]*MOCK_NOT_CALLED/)
})

test('calls in process cannot be mocked', () => {
  const { server: implementation } = wire(createServerFn(), () => 1)
  const uncompiled = createServerFn().handler(() => 1)
  for (const each of [implementation, uncompiled]) {
    const refused = expect.objectContaining({ code: 'NOT_A_STUB' })
    expect(() => mockServerFn(each, () => 1)).toThrow(refused)
    // Its log would always be empty.
    expect(() => calls(each)).toThrow(refused)
    expect(() => calls(each)).toThrow('`calls()` never sees a request')
  }
})

test('a value that is not a server function is refused by its type', () => {
  const refused = expect.objectContaining({ code: 'NO_SERVER_FN' })
  for (const each of [undefined, () => 1]) {
    expect(() => calls(each as never)).toThrow(refused)
    expect(() => mockServerFn(each as never, () => 1)).toThrow(refused)
  }
  expect(() => mockServerFn(undefined as never, () => 1)).toThrow(
    '`mockServerFn()` received a value of type undefined',
  )
})

test('a value that is not a resolver is refused at once', () => {
  for (const [each, type] of [
    [undefined, 'undefined'],
    [{ id: 1, text: '' }, 'Object'],
  ] as const) {
    expect(() => mockServerFn(addNote, each as never)).toThrow(
      expect.objectContaining({
        code: 'NOT_A_RESOLVER',
        message: expect.stringContaining(
          `\`add.Note(1)\` is mocked with a resolver of type ${type}.`,
        ),
      }),
    )
  }
  checkServerFns()
})

test('handlers without the plugin have no server for their calls', async () => {
  server.use(...serverFnHandlers())
  await expect(addNote({ data: { text: '' } })).rejects.toMatchObject({ code: 'NO_TEST_SERVER' })
  expect(checkServerFns).toThrow(expect.objectContaining({ code: 'NO_TEST_SERVER' }))
})

/** A server that responds with 418. */
async function listen() {
  const behind = createServer((_request, response) => response.writeHead(418).end())
  behind.listen(0, '127.0.0.1')
  await once(behind, 'listening')
  // A server listening on a TCP port has an address with a port.
  const { port } = behind.address() as AddressInfo
  const close = async () => {
    behind.close()
    await once(behind, 'close')
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}

import { startWith, travel } from '../../support/three-transports.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ProtocolError,
  ServerFnError,
} from '../../../src/index.ts'
import { decodeParts, decodeRequest } from '../../../src/wire/decode-request.ts'
import { decodeResponse } from '../../../src/wire/decode-response.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/model/context.ts'
import { readGolden, readPage, run, type GoldenAnswer, type GoldenRequest } from './golden-cases.ts'
import { ADAPTERS } from './kinds.ts'
import { sortedByKey } from './rearranged.ts'
import { serializers } from './test-serializers.ts'
import { isArrival } from './same-value.ts'

beforeEach(() => startWith({ serializationAdapters: ADAPTERS }))

interface Call {
  readonly data?: unknown
  readonly context?: object
}

/** The text of an envelope, which is a separate part beside files. */
function textOf(body: string | FormData | null = null): unknown {
  return body instanceof FormData ? body.get('call') : body
}

/** The body of a call with files, as in the golden file: the bytes are those of the data. */
function bodyOf({ parts = [], body }: GoldenRequest, data: unknown): FormData {
  const files = [...new Set((data as { readonly files: readonly Blob[] }).files)]
  const form = new FormData()
  for (const name of parts) {
    const file = files[Number(name)]
    if (file === undefined) form.append(name, body ?? '')
    else form.append(name, new Blob([file]))
  }
  return form
}

describe.each(readGolden('to the server'))('the request of $name', (golden: GoldenRequest) => {
  const { data, context = {} } = run(`return ${golden.source}`) as Call

  test('is encoded as these bytes', async () => {
    const { url, init } = await encodeRequest({
      url: '',
      method: golden.method,
      data,
      sendContext: mergeContext(EMPTY_CONTEXT, context),
      headers: new Headers(),
      adapters: ADAPTERS,
    })
    expect({
      query: url,
      method: init.method,
      contentType: init.headers.get('content-type'),
      body: textOf(init.body),
      parts: init.body instanceof FormData ? [...init.body.keys()] : undefined,
    }).toEqual({
      query: golden.query,
      method: golden.method,
      contentType: golden.contentType,
      body: golden.body,
      parts: golden.parts,
    })
  })

  test('is decoded from these bytes', () => {
    const input = new URLSearchParams(golden.query).get('input')
    const call = golden.parts
      ? decodeParts(bodyOf(golden, data), serializers)
      : decodeRequest(golden.body ?? input ?? '', serializers)
    const written = golden.method === 'GET' ? sortedByKey(data) : data
    expect(isArrival(call.data, written)).toBe(true)
    expect(isArrival({ ...call.context }, context)).toBe(true)
  })
})

/** The return value or error of a handler's body. */
function outcomeOf(body: string): { readonly value: unknown; readonly failed: boolean } {
  try {
    return { value: run(body), failed: false }
  } catch (value) {
    return { value, failed: true }
  }
}

const bodyless = new Set([204, 205, 304])

describe.each(readGolden('to the client'))('the response with $name', (golden: GoldenAnswer) => {
  const answer = () =>
    new Response(bodyless.has(golden.status) ? null : golden.body, {
      status: golden.status,
      headers: golden.headers,
    })

  test('is encoded as these bytes', async () => {
    const passing = createMiddleware({ type: 'function' }).server(({ next }) =>
      next(golden.name.includes('context') ? { sendContext: { tenant: 'acme' } } : {}),
    )
    const builder = createServerFn().middleware([passing])
    const { send } = travel('through the fetch handler', builder, () => run(golden.source))
    const response = await send()
    expect({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }).toEqual({ status: golden.status, headers: golden.headers, body: golden.body })
  })

  test('is decoded from these bytes', async () => {
    const expected = outcomeOf(golden.source)
    const read = await decodeResponse(answer(), ADAPTERS).then(
      ({ result: value }) => ({ value, failed: false }),
      (value: unknown) => ({ value, failed: true }),
    )
    if (expected.value instanceof Response) {
      expect(read.value).toBeInstanceOf(Response)
      expect(Reflect.get(read.value as Response, 'options')).toEqual(
        Reflect.get(expected.value, 'options'),
      )
      // A redirect rejects, however the handler ended.
      expect(read.failed).toBe(expected.failed)
      return
    }
    expect(read.failed).toBe(expected.failed)
    if (!(expected.value instanceof ServerFnError)) {
      expect(isArrival(read.value, expected.value)).toBe(true)
      return
    }
    const { code, message, status, name } = expected.value
    expect(read.value).toMatchObject({ code, message, status, name })
    expect(isArrival({ ...(read.value as object) }, { ...expected.value })).toBe(true)
  })
})

describe.each(readGolden('refused'))('the protocol error of $name', ({ request, status, body }) => {
  test('is encoded as these bytes and decoded from them', async () => {
    const fn = travel('through the fetch handler', createServerFn({ method: 'POST' }), () => 'ran')
    const headers = { 'content-type': 'application/json' }
    const response = await fn.send({ method: 'POST', headers, body: request })
    expect([response.status, await response.clone().text()]).toEqual([status, body])
    await expect(decodeResponse(response, [])).rejects.toBeInstanceOf(ProtocolError)
  })
})

test.each([
  ...readGolden('to the server').map(({ name, query, body }) => [name, body ?? query] as const),
  ...readGolden('to the client').map(({ name, body }) => [name, body] as const),
  ...readGolden('refused').map(({ name, body }) => [name, body] as const),
])('the page about the protocol shows %s', (_name, bytes) => {
  expect(readPage()).toContain(bytes)
})

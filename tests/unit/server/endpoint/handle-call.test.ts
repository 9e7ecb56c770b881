import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ServerFnError } from '../../../../src/index.ts'
import { setResponseHeader, setResponseStatus } from '../../../../src/server.ts'
import { rejectionOf } from '../../../support/failures.ts'
import { errorOf, post, request, watchedBody } from '../../../support/raw-requests.ts'
import { useApp } from '../../../support/test-app.ts'
import { ORIGIN, wire } from '../../../support/wired-fn.ts'

const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

afterEach(() => logged.mockClear())

/** A POST function that counts its runs. */
function counting(method: 'GET' | 'POST' = 'POST') {
  const seen = { runs: 0 }
  const wired = wire(
    createServerFn({ method }).inputValidator(z.object({ n: z.number() }).optional()),
    () => ++seen.runs,
  )
  return { ...wired, url: wired.client.url, seen }
}

describe('the order of refusals', () => {
  /** A request with every defect; each step of the table repairs one. */
  const wrong = {
    host: 'a.test/b',
    origin: 'https://evil.test',
    known: false,
    method: 'PUT',
    type: 'text/plain',
    encoding: 'gzip',
    length: '99999999',
    body: '{',
  }
  type Faults = typeof wrong

  const STEPS: readonly (readonly [string, number, Partial<Faults>])[] = [
    ['BAD_HOST', 400, {}],
    ['FORBIDDEN_ORIGIN', 403, { host: 'localhost' }],
    ['UNKNOWN_FUNCTION', 404, { origin: ORIGIN }],
    ['METHOD_NOT_ALLOWED', 405, { known: true }],
    ['UNSUPPORTED_MEDIA_TYPE', 415, { method: 'POST' }],
    ['UNSUPPORTED_MEDIA_TYPE', 415, { type: 'application/json' }],
    ['PAYLOAD_TOO_LARGE', 413, { encoding: 'identity' }],
    ['BAD_JSON', 400, { length: '10' }],
    ['BAD_PAYLOAD', 400, { body: '[]' }],
    ['BAD_PAYLOAD', 400, { body: '{"data":{"__proto__":1},"more":1}' }],
    ['PAYLOAD_TOO_COMPLEX', 400, { body: `{"data":${'['.repeat(80)}${']'.repeat(80)},"more":1}` }],
    ['BAD_PAYLOAD', 400, { body: '{"data":{"n":"x"},"more":1}' }],
    ['VALIDATION_FAILED', 400, { body: '{"data":{"n":"x"}}' }],
  ]

  function ask(faults: Faults, url: string) {
    const { stream, seen } = watchedBody([new TextEncoder().encode(faults.body)])
    const answer = request(faults.known ? url : '/_serverFn/unknown', {
      method: faults.method,
      body: stream,
      headers: {
        host: faults.host,
        origin: faults.origin,
        'content-type': faults.type,
        'content-encoding': faults.encoding,
        'content-length': faults.length,
      },
    })
    return { answer, body: seen }
  }

  test('is host, origin, id, method, content type, size, text, limits, shape, validation', async () => {
    const { url, seen } = counting()
    const faults: Faults = { ...wrong }
    const codes: unknown[] = []
    for (const [code, status, repair] of STEPS) {
      Object.assign(faults, repair)
      const { answer, body } = ask(faults, url)
      const response = await answer
      codes.push((await errorOf(response)).code)
      expect([code, response.status]).toEqual([code, status])
      // A step reads only the data that it checks.
      const isBeforeReading = status !== 400 || code === 'BAD_HOST'
      expect([code, body.pulls > 0]).toEqual([code, !isBeforeReading])
    }
    expect(codes).toEqual(STEPS.map(([code]) => code))
    expect(seen.runs).toBe(0)
    const { answer } = ask({ ...faults, body: '{"data":{"n":1}}' }, url)
    expect(await (await answer).json()).toEqual({ result: 1 })
  })

  test('runs the validators of middleware before that of the function', async () => {
    const ran: string[] = []
    const checking = (name: string, isValid: boolean) => (data: unknown) => {
      ran.push(name)
      if (!isValid) throw new Error(name)
      return data
    }
    const first = createMiddleware({ type: 'function' }).inputValidator(checking('first', true))
    const second = createMiddleware({ type: 'function' }).inputValidator(checking('second', false))
    const { client } = wire(
      createServerFn({ method: 'POST' })
        .middleware([first, second])
        .inputValidator(checking('function', false)),
      () => ran.push('handler'),
    )
    await rejectionOf(client({ data: {} }))
    expect(ran).toEqual(['first', 'second'])
  })
})

describe('an unknown function', () => {
  const ids = [
    'nonsense',
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toLocaleString',
    '__defineGetter__',
    '__lookupSetter__',
    'prototype',
    'size',
    'get',
    '',
    '%5f%5fproto%5f%5f',
    'con%73tructor',
    '..%2f..%2fetc%2fpasswd',
    'node:fs',
    'a/b',
    'id%00',
    '%E0%A4%A',
    'x'.repeat(129),
    'x'.repeat(10_000),
  ]

  test.each(ids)('%j responds with 404 without an echo', async (id) => {
    const response = await post(`/_serverFn/${id}`, '{}')
    expect(response.status).toBe(404)
    expect(response.headers.get('x-seamline')).toBe('1; error')
    const text = await response.clone().text()
    expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'UNKNOWN_FUNCTION' })
    if (id.length > 4) expect(text).not.toContain(id)
    expect(text.length).toBeLessThan(512)
    expect(logged).not.toHaveBeenCalled()
  })

  test('is reported for an id that is only part of the path', async () => {
    const { url, seen } = counting()
    for (const path of [`${url}/`, `${url}x`, `/x${url}`, `${url}/../x`, `/_serverFn/${url}`]) {
      expect((await post(path, '{}')).status).toBe(404)
    }
    expect(seen.runs).toBe(0)
  })

  test('rejects the call with its code and status', async () => {
    const { client } = counting()
    useApp({ functions: new Map() })
    const error = await rejectionOf(client())
    expect(error).toMatchObject({
      name: 'ProtocolError',
      code: 'UNKNOWN_FUNCTION',
      status: 404,
    })
  })
})

describe('the method of a request', () => {
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE']

  test.each(METHODS)('%s reaches only functions with that method', async (method) => {
    for (const [own, allowed] of [
      ['GET', ['GET', 'HEAD', 'POST']],
      ['POST', ['POST']],
    ] as const) {
      const { url, seen } = counting(own)
      const response = await request(url, { method, headers: { origin: ORIGIN } })
      if ((allowed as readonly string[]).includes(method)) {
        expect([own, response.status, seen.runs]).toEqual([own, 200, 1])
      } else {
        expect([own, response.status, seen.runs]).toEqual([own, 405, 0])
        expect(response.headers.get('allow')).toBe(allowed.join(', '))
        expect(response.headers.get('access-control-allow-methods')).toBeNull()
        if (method !== 'HEAD') {
          expect(await errorOf(response)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' })
        }
      }
    }
  })

  test.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
    'cannot be overridden by the header %s',
    async (name) => {
      const { url, seen } = counting('POST')
      const headers = { origin: ORIGIN, [name]: 'POST' }
      expect((await request(url, { headers })).status).toBe(405)
      expect(seen.runs).toBe(0)
    },
  )

  test('HEAD runs a GET function and responds without a body', async () => {
    const { url, seen } = counting('GET')
    const [head, get] = [
      await request(url, { method: 'HEAD', headers: { origin: ORIGIN } }),
      await request(url, { headers: { origin: ORIGIN } }),
    ]
    expect(seen.runs).toBe(2)
    expect(head.status).toBe(200)
    expect(head.body).toBeNull()
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers))
  })

  test.each([
    ['an unknown function', '/_serverFn/unknown', { origin: ORIGIN }, 404],
    ['a foreign origin', '/_serverFn/unknown', { origin: 'https://evil.test' }, 403],
    ['a bad host', '/_serverFn/unknown', { origin: ORIGIN, host: 'a b' }, 400],
  ])('HEAD has no body for %s', async (_what, path, headers, status) => {
    const response = await request(path, { method: 'HEAD', headers: headers as HeadersInit })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('x-seamline')).toBe('1; error')
  })

  test('HEAD has no body for a failure and for a Response', async () => {
    const failing = wire(createServerFn(), () => {
      throw new ServerFnError('GONE', { status: 410 })
    })
    const answering = wire(createServerFn(), () => new Response('raw', { status: 203 }))
    const [failed, answered] = [
      await failing.send({ method: 'HEAD' }),
      await answering.send({ method: 'HEAD' }),
    ]
    expect([failed.status, await failed.text()]).toEqual([410, ''])
    expect([answered.status, await answered.text()]).toEqual([203, ''])
  })
})

const throwing = (error: unknown) =>
  wire(createServerFn(), () => {
    throw error
  }).send()

describe('every response of the endpoint', () => {
  const ANSWERS: readonly (readonly [string, string, () => Promise<Response>])[] = [
    ['a result', '1; result', () => wire(createServerFn(), () => 1).send()],
    ['a result with a cycle', '1; result', () => wire(createServerFn(), () => new Date(0)).send()],
    ['no result', '1; result', () => wire(createServerFn(), () => undefined).send()],
    ['an error of the app', '1; error', () => throwing(new ServerFnError('X', { status: 401 }))],
    ['an unexpected error', '1; error', () => throwing(new Error('x'))],
    ['a Response', '1; response', () => wire(createServerFn(), () => new Response('raw')).send()],
    [
      'a Response without body',
      '1; response',
      () => wire(createServerFn(), () => new Response(null, { status: 204 })).send(),
    ],
    ['a thrown Response', '1; thrown-response', () => throwing(new Response('raw'))],
    ['an unsendable result', '1; error', () => wire(createServerFn(), () => () => 0).send()],
    [
      'a validation failure',
      '1; error',
      () => wire(createServerFn().inputValidator(z.string()), () => 0).send(),
    ],
    ['an unknown function', '1; error', () => post('/_serverFn/unknown', '{}')],
    [
      'a foreign origin',
      '1; error',
      () => post('/_serverFn/x', '{}', { origin: 'https://e.test' }),
    ],
    ['a bad host', '1; error', () => post('/_serverFn/x', '{}', { host: 'a b' })],
    ['another method', '1; error', () => wire(createServerFn(), () => 0).send({ method: 'PUT' })],
    ['bad JSON', '1; error', () => wire(createServerFn(), () => 0).send({ query: '?input={' })],
    ['HEAD', '1; result', () => wire(createServerFn(), () => 0).send({ method: 'HEAD' })],
  ]

  test.each(ANSWERS)('has the label for %s', async (_what, outcome, answer) => {
    const response = await answer()
    expect(response.headers.get('x-seamline')).toBe(outcome)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('location')).toBeNull()
  })

  test.each(ANSWERS.filter(([, outcome]) => outcome === '1; error'))(
    'has the documented shape and a failure status for %s',
    async (_what, _outcome, answer) => {
      const response = await answer()
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.headers.get('content-type')).toBe('application/json')
      const body = (await response.json()) as object
      expect(Object.keys(body)).toEqual(['error'])
      expect(body).toMatchObject({
        error: {
          type: expect.stringMatching(/^(?:app|validation|protocol)$/) as unknown,
          code: expect.stringMatching(/^[A-Z_]+$/) as unknown,
          message: expect.any(String) as unknown,
        },
      })
    },
  )

  test('keeps a cache-control of the function', async () => {
    const cached = 'public, max-age=60'
    const bySetter = wire(createServerFn(), () => {
      setResponseHeader('cache-control', cached)
      return 1
    })
    const byResponse = wire(
      createServerFn(),
      () => new Response('raw', { headers: { 'cache-control': cached } }),
    )
    expect((await bySetter.send()).headers.get('cache-control')).toBe(cached)
    expect((await byResponse.send()).headers.get('cache-control')).toBe(cached)
  })

  test('keeps its label even if the function sets another', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseHeader('x-seamline', 'forged')
      setResponseHeader('content-type', 'text/html')
      setResponseHeader('x-content-type-options', 'sniff')
      return 1
    })
    const response = await send()
    expect(response.headers.get('x-seamline')).toBe('1; result')
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const raw = wire(
      createServerFn(),
      () => new Response('raw', { headers: { 'x-seamline': '1; result' } }),
    )
    expect((await raw.send()).headers.get('x-seamline')).toBe('1; response')
  })

  test('ignores a label in the request', async () => {
    const { url, seen } = counting()
    const response = await post(url, '{', { 'x-seamline': '1; result' })
    expect(await errorOf(response)).toMatchObject({ code: 'BAD_JSON' })
    expect(seen.runs).toBe(0)
  })
})

describe('a result', () => {
  test('has status 200 unless the function sets another', async () => {
    expect((await wire(createServerFn(), () => 1).send()).status).toBe(200)
    const { send } = wire(createServerFn(), () => {
      setResponseStatus(201, 'Made')
      return 1
    })
    const response = await send()
    expect([response.status, response.statusText]).toEqual([201, 'Made'])
    expect(await response.json()).toEqual({ result: 1 })
  })

  test.each([204, 205, 304])('arrives with the status %i, which has no body', async (status) => {
    const { client } = wire(createServerFn(), () => {
      setResponseStatus(status)
      return 'value'
    })
    expect(await client()).toBe('value')
  })

  test('is the resolved value of a thenable', async () => {
    const { client } = wire(createServerFn(), async () => Promise.resolve(5))
    expect(await client()).toBe(5)
  })
})

describe('two requests to one function', () => {
  test('load it twice from the manifest and share one implementation', async () => {
    const { url, seen } = counting()
    const answers = await Promise.all([post(url, '{}'), post(url, '{}')])
    const results = await Promise.all(answers.map((each) => each.json()))
    expect(results).toEqual([{ result: 1 }, { result: 2 }])
    expect(seen.runs).toBe(2)
  })
})

import { listening, startWith } from '../../support/three-transports.ts'
import * as http from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createServerFn, ProtocolError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { REFUSALS, tampering, type Refusal } from '../../support/outcomes/refusals.ts'
import { told } from '../../support/outcomes/told.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

/** The page's `fetch`, except that it accepts any header. */
const throughTheHandler: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  if (!headers.has('origin')) headers.set('origin', ORIGIN)
  return appHandler(new Request(new URL(String(input), ORIGIN), { ...init, headers }))
}

const overHttp: typeof fetch = async (input, init = {}) => {
  const origin = await listening()
  const headers = { origin, ...Object.fromEntries(new Headers(init.headers)) }
  const { method = 'GET', body } = init
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(String(input), origin), { method, headers, agent: false })
    request.on('response', (answer) => {
      const pairs = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
      const head = { status: answer.statusCode ?? 0, headers: pairs as [string, string][] }
      text(answer).then((received) => resolve(new Response(received, head)), reject)
    })
    request.on('error', reject)
    // The bodies of the table are strings.
    request.end(body)
  })
}

/** The method of the function for which the protocol error can occur. */
const functionFor = ({ code }: Refusal) =>
  createServerFn({ method: code === 'URI_TOO_LONG' ? 'GET' : 'POST', limits: { body: 20_000 } })

describe.each([
  ['through the fetch handler', throughTheHandler],
  ['over node:http', overHttp],
])('a refused call, %s,', (_transport, doFetch) => {
  test.each(REFUSALS.map((each) => [each.code, each] as const))(
    'rejects with %s, and runs neither the function nor onError',
    async (code, refusal) => {
      const seen: unknown[] = []
      const answers: Response[] = []
      startWith({ serverFns: { onError: (report) => seen.push(report) } })
      const { client } = wire(functionFor(refusal), () => seen.push('the handler'))
      const watched: typeof fetch = async (...args) => {
        const answer = await doFetch(...args)
        answers.push(answer.clone())
        return answer
      }
      const outcome = await told(client({ fetch: tampering(watched, refusal) }))
      expect(outcome).toMatchObject({
        how: 'rejected',
        class: 'ProtocolError',
        name: 'ProtocolError',
        code,
        status: refusal.status,
        message: expect.stringMatching(/\.$/) as unknown,
        isMasked: false,
      })
      const [answer] = answers
      expect(answer?.status).toBe(refusal.status)
      expect(answer?.headers.get('x-seamline')).toBe('1; error')
      expect(answer?.headers.get('content-type')).toBe('application/json')
      expect(answer?.headers.get('cache-control')).toBe('private, no-store')
      expect(seen).toEqual([])
    },
  )

  test('rejects with the message of the runtime and no echo of the request', async () => {
    for (const refusal of REFUSALS) {
      const { client } = wire(functionFor(refusal), () => 0)
      const error = await rejectionOf(client({ fetch: tampering(doFetch, refusal) }))
      expect(error instanceof ProtocolError && error.message).not.toMatch(/elsewhere|older|xxx/)
    }
  })
})

test('a body that does not arrive in time rejects the call with BODY_TIMEOUT', async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull: () => new Promise<void>(() => {}),
  })
  const builder = createServerFn({ method: 'POST', limits: { bodyTimeout: 1 } })
  const { client } = wire(builder, () => 0)
  const fetch: typeof globalThis.fetch = (input, init) =>
    throughTheHandler(input, {
      ...init,
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit)
  expect(await rejectionOf(client({ fetch }))).toMatchObject({ code: 'BODY_TIMEOUT', status: 408 })
})

describe('a value that the stub refuses', () => {
  test('rejects as TYPE_NOT_ALLOWED with the path, and no request is sent', async () => {
    const { client, requests } = wire(
      createServerFn({ method: 'POST' }).inputValidator((data: object) => data),
      () => 0,
    )
    const outcome = await told(client({ data: { user: { save: () => {} } } as never }))
    expect(outcome).toMatchObject({
      how: 'rejected',
      class: 'ProtocolError',
      code: 'TYPE_NOT_ALLOWED',
      message: expect.stringContaining('data.user.save: functions cannot be sent') as unknown,
    })
    expect(requests).toEqual([])
  })
})

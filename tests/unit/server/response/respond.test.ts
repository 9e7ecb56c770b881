import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../../src/index.ts'
import { setResponseHeader, setResponseStatus } from '../../../../src/server.ts'
import { rejectionOf } from '../../../support/failures.ts'
import { watchedBody } from '../../../support/raw-requests.ts'
import { wire } from '../../../support/wired-fn.ts'

describe.each([
  ['returned', (response: Response) => response],
  [
    'thrown',
    (response: Response) => {
      throw response
    },
  ],
])('a Response that was %s', (how, end) => {
  const answerOf = (response: Response, before: () => void = () => {}) =>
    wire(createServerFn(), () => {
      before()
      return end(response)
    }).send()

  test('is sent with its status, reason, headers and body', async () => {
    const response = await answerOf(
      new Response('body', { status: 418, statusText: 'Teapot', headers: { 'x-own': 'v' } }),
    )
    expect([response.status, response.statusText]).toEqual([418, 'Teapot'])
    expect(response.headers.get('x-own')).toBe('v')
    expect(response.headers.get('content-type')).toBe('text/plain;charset=UTF-8')
    expect(await response.text()).toBe('body')
  })

  test('is marked by its label', async () => {
    const response = await answerOf(new Response('body'))
    expect(response.headers.get('x-seamline')).toBe(
      how === 'thrown' ? '1; thrown-response' : '1; response',
    )
  })

  test('keeps headers set before, which its own headers override', async () => {
    const response = await answerOf(
      new Response('body', { status: 202, headers: { 'x-both': 'own' } }),
      () => {
        setResponseStatus(500)
        setResponseHeader('x-both', 'set')
        setResponseHeader('x-set', 'set')
      },
    )
    expect(response.status).toBe(202)
    expect(response.headers.get('x-both')).toBe('own')
    expect(response.headers.get('x-set')).toBe('set')
  })

  test('keeps the cookies of both, each in its own line', async () => {
    const own = new Headers()
    own.append('set-cookie', 'c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT')
    own.append('set-cookie', 'd=4')
    const response = await answerOf(new Response('body', { headers: own }), () => {
      setResponseHeader('set-cookie', ['a=1', 'b=2'])
    })
    expect(response.headers.getSetCookie()).toEqual([
      'a=1',
      'b=2',
      'c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
      'd=4',
    ])
  })

  test('may have no body', async () => {
    for (const status of [204, 304, 200]) {
      const response = await answerOf(new Response(null, { status }))
      expect([response.status, await response.text()]).toEqual([status, ''])
    }
  })

  test('is passed on unread', async () => {
    const { stream, seen } = watchedBody([new TextEncoder().encode('part')], false)
    // Sent without the recording of `send`, which reads the body.
    const { server } = wire(createServerFn(), () => end(new Response(stream)))
    const response = (await server().catch((thrown: unknown) => thrown)) as Response
    expect(seen.pulls).toBe(0)
    await response.body?.cancel()
    expect(seen.cancelled).toBe(true)
  })

  test('reaches the caller through the wire with status, headers and body', async () => {
    const { client } = wire(createServerFn(), () =>
      end(Response.json({ a: 1 }, { status: 409, headers: { 'x-own': 'v' } })),
    )
    const result: unknown = how === 'thrown' ? await rejectionOf(client()) : await client()
    expect(result).toBeInstanceOf(Response)
    const response = result as Response
    expect(response.status).toBe(409)
    expect(response.headers.get('x-own')).toBe('v')
    expect(await response.json()).toEqual({ a: 1 })
  })
})

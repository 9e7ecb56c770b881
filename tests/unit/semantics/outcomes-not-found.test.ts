import { startWith, travel } from '../../support/three-transports.ts'
import { notFound } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'

const raise = (value: unknown) => () => {
  throw value
}
const missing = (headers: HeadersInit) => () => raise(notFound({ data: { id: 7 }, headers }))()

describe.each([
  ['an object', { 'x-reason': 'gone', 'set-cookie': 'a=1', 'content-type': 'text/plain' }],
  ['a list', [['x-reason', 'gone'] as const, ['set-cookie', 'a=1'] as const]],
  ['`Headers`', new Headers({ 'x-reason': 'gone', 'set-cookie': 'a=1' })],
])('headers of a not-found, as %s,', (_what, headers) => {
  const init = headers as HeadersInit

  test('are those of the response, and the caller receives all except cookies', async () => {
    const { call, answers } = travel('over node:http', createServerFn(), missing(init))
    const rejection = (await rejectionOf(call())) as { readonly headers?: HeadersInit }
    expect(rejection).toMatchObject({ isNotFound: true, data: { id: 7 } })
    expect(new Headers(rejection.headers).get('x-reason')).toBe('gone')
    expect(new Headers(rejection.headers).getSetCookie()).toEqual([])
    expect([answers[0]?.status, answers[0]?.headers.get('x-reason')]).toEqual([404, 'gone'])
    expect(answers[0]?.headers.getSetCookie()).toEqual(['a=1'])
    expect(answers[0]?.headers.get('content-type')).toBe('application/json')
  })

  test('are those of the page in response to a form', async () => {
    const { send } = travel('through the fetch handler', createServerFn({ method: 'POST' }), () =>
      missing(init)(),
    )
    const response = await send({
      method: 'POST',
      headers: {
        'sec-fetch-mode': 'navigate',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'id=7',
    })
    expect([response.status, response.headers.get('x-reason')]).toEqual([404, 'gone'])
    expect(response.headers.get('content-type')).toContain('text/html')
  })
})

test('invalid headers fail like any other mistake', async () => {
  const reports: unknown[] = []
  startWith({ serverFns: { onError: ({ error }) => reports.push(error) } })
  const { call } = travel(
    'through the fetch handler',
    createServerFn(),
    missing({ 'not a name': 'x' }),
  )
  expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
  expect(reports).toEqual([expect.any(TypeError)])
})

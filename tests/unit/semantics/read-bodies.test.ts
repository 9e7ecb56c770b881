import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'

const HTTP_TRANSPORTS = TRANSPORTS.filter((transport) => transport !== 'in process')

describe.each(HTTP_TRANSPORTS)('a body that a request middleware has read, %s,', (transport) => {
  test('fails the call, which never runs without its input', async () => {
    const reported: unknown[] = []
    const reads = createMiddleware().server(async ({ request, next }) => {
      await request.text()
      return next()
    })
    startWith({
      requestMiddleware: [reads],
      serverFns: { onError: ({ error }) => void reported.push(error) },
    })
    let runs = 0
    const { call } = travel(
      transport,
      createServerFn({ method: 'POST' }).inputValidator(String),
      () => {
        runs++
      },
    )
    const failure = await rejectionOf(call({ data: 'd' }))
    expect(failure).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(reported).toEqual([expect.objectContaining({ code: 'BODY_USED' })])
    expect(runs).toBe(0)
  })

  test('may be read as a copy', async () => {
    const seen: string[] = []
    const reads = createMiddleware().server(async ({ request, next }) => {
      seen.push(await request.clone().text())
      return next()
    })
    startWith({ requestMiddleware: [reads] })
    const { call } = travel(
      transport,
      createServerFn({ method: 'POST' }).inputValidator(String),
      ({ data }) => data,
    )
    expect(await call({ data: 'd' })).toBe('d')
    expect(seen).toEqual(['{"data":"d"}'])
  })
})

test.each([
  ['read', (response: Response) => response.text()],
  ['locked', (response: Response) => response.body?.getReader()],
])(
  'a response whose body a request middleware has %s fails as a function does',
  async (_how, use) => {
    const reported: unknown[] = []
    const spoils = createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      if (outcome.response !== undefined) await use(outcome.response)
      return outcome
    })
    startWith({
      requestMiddleware: [spoils],
      serverFns: { onError: ({ error }) => void reported.push(error) },
    })
    const { call } = travel('over node:http', createServerFn(), () => 'the result')
    expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(reported).toEqual([expect.any(TypeError)])
  },
)

import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ValidationError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'

const auth = createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ context: { user: 'ann' } }),
)
const tenant = createMiddleware().server(({ next }) => next({ context: { tenant: 'acme' } }))
const authed = createServerFn().middleware([auth])
const validated = authed.inputValidator(z.object({ id: z.coerce.number() }))

describe.each(TRANSPORTS)('a base builder, %s', (transport) => {
  test('in a list contributes its middleware, and neither its validator nor its method', async () => {
    const builder = createServerFn({ method: 'POST' }).middleware([validated, tenant])
    const { call, client } = travel(transport, builder, ({ context, data }) => ({
      ...context,
      data,
    }))
    expect(await call()).toEqual({ user: 'ann', tenant: 'acme', data: undefined })
    expect(client.method).toBe('POST')
  })

  test('shared by two bases runs once', async () => {
    let runs = 0
    const counting = createMiddleware({ type: 'function' }).server(({ next }) => {
      runs++
      return next()
    })
    const [one, two] = [
      createServerFn().middleware([counting]),
      createServerFn().middleware([counting]),
    ]
    await travel(transport, createServerFn().middleware([one, two]), () => 0).call()
    expect(runs).toBe(1)
  })

  test('keeps its middleware when called, and overrides its options', async () => {
    const { call, client, answers } = travel(
      transport,
      authed({ method: 'POST' }),
      ({ context, method }) => [context.user, method],
    )
    expect(await call()).toEqual(['ann', 'POST'])
    expect([client.method, authed.handler(() => 0).method]).toEqual(['POST', 'GET'])
    expect(answers[0]?.status).toBe(200)
  })

  test('keeps its validator when called', async () => {
    const builder = validated({ method: 'POST' })
    const { call } = travel(transport, builder, ({ data, context }) => [data.id, context.user])
    expect(await call({ data: { id: '5' } })).toEqual([5, 'ann'])
    expect(await rejectionOf(call({ data: { id: 'x' } }))).toBeInstanceOf(ValidationError)
  })

  test('is continued unchanged when called without options', async () => {
    const { call } = travel(transport, authed().middleware([tenant]), ({ context }) => ({
      ...context,
    }))
    expect(await call()).toEqual({ user: 'ann', tenant: 'acme' })
  })

  test('is not changed by its derived builders', async () => {
    const started = authed().middleware([tenant])
    expect(started).not.toBe(authed)
    const { call } = travel(transport, authed, ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ user: 'ann' })
  })
})

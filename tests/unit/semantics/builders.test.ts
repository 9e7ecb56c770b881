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
  test('in a list gives its middleware, neither its validator nor its method', async () => {
    const builder = createServerFn({ method: 'POST' }).middleware([validated, tenant])
    const { call, client } = travel(transport, builder, ({ context, data }) => ({
      ...context,
      data,
    }))
    expect(await call()).toEqual({ user: 'ann', tenant: 'acme', data: undefined })
    expect(client.method).toBe('POST')
  })

  test('that two bases share runs once', async () => {
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

  test('when called keeps its middleware and takes the options over its own', async () => {
    const { call, client, answers } = travel(
      transport,
      authed({ method: 'POST' }),
      ({ context, method }) => [context.user, method],
    )
    expect(await call()).toEqual(['ann', 'POST'])
    expect([client.method, authed.handler(() => 0).method]).toEqual(['POST', 'GET'])
    expect(answers[0]?.status).toBe(200)
  })

  test('when called keeps its validator', async () => {
    const builder = validated({ method: 'POST' })
    const { call } = travel(transport, builder, ({ data, context }) => [data.id, context.user])
    expect(await call({ data: { id: '5' } })).toEqual([5, 'ann'])
    expect(await rejectionOf(call({ data: { id: 'x' } }))).toBeInstanceOf(ValidationError)
  })

  test('when called without options is continued as it is', async () => {
    const { call } = travel(transport, authed().middleware([tenant]), ({ context }) => ({
      ...context,
    }))
    expect(await call()).toEqual({ user: 'ann', tenant: 'acme' })
  })

  test('is not changed by those that start from it', async () => {
    const started = authed().middleware([tenant])
    expect(started).not.toBe(authed)
    const { call } = travel(transport, authed, ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ user: 'ann' })
  })
})

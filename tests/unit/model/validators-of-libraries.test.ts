/**
 * One table for every kind of validator that an app may use: accepted data, output and refusals.
 */

import { zodValidator } from '@tanstack/zod-adapter'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as zod3 } from 'zod/v3'
import { createServerFn, ValidationError, type Validator } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { wire } from '../../support/wired-fn.ts'

interface Order {
  readonly customer: { readonly name: string }
  readonly items: readonly { readonly count: number }[]
}

/** The same rules by hand: trims the name, converts counts to numbers, and strips unknown keys. */
function readOrder(input: unknown): Order {
  const { customer, items } = input as {
    readonly customer: { readonly name: unknown }
    readonly items: readonly { readonly count: string }[]
  }
  if (typeof customer.name !== 'string') throw new Error('The name has to be a text')
  return {
    customer: { name: customer.name.trim() },
    items: items.map(({ count }) => ({ count: Number(count) })),
  }
}

const zodOrder = z.object({
  customer: z.object({ name: z.string().trim() }),
  items: z.array(z.object({ count: z.string().transform(Number) })),
})
const zod3Order = zod3.object({
  customer: zod3.object({ name: zod3.string().trim() }),
  items: zod3.array(zod3.object({ count: zod3.string().transform(Number) })),
})
const valibotOrder = v.object({
  customer: v.object({ name: v.pipe(v.string(), v.trim()) }),
  items: v.array(v.object({ count: v.pipe(v.string(), v.transform(Number)) })),
})
const arktypeOrder = type({
  customer: { '+': 'delete', name: 'string.trim' },
  items: type({ '+': 'delete', count: 'string.numeric.parse' }).array(),
}).onDeepUndeclaredKey('delete')

interface Library {
  readonly name: string
  readonly validator: Validator
  /** The path of the issue in an order whose customer has no name; a function has none. */
  readonly path: readonly (string | number)[]
  /** Its message about the issue. */
  readonly message: RegExp
}

const NAME = ['customer', 'name']

const LIBRARIES: readonly Library[] = [
  { name: 'zod 4', validator: zodOrder, path: NAME, message: /expected string/ },
  { name: 'zod 3', validator: zod3Order, path: NAME, message: /Expected string/ },
  { name: 'valibot', validator: valibotOrder, path: NAME, message: /Expected string/ },
  { name: 'arktype', validator: arktypeOrder, path: NAME, message: /customer\.name must be/ },
  {
    name: 'the zod adapter of the router',
    validator: zodValidator(zod3Order),
    path: NAME,
    message: /Expected string/,
  },
  {
    name: 'the zod adapter of the router, with separate input and output',
    validator: zodValidator({ schema: zod3Order, input: 'input', output: 'output' }),
    path: NAME,
    message: /Expected string/,
  },
  {
    name: 'an object with parse',
    validator: { parse: readOrder },
    path: [],
    message: /^The name has to be a text$/,
  },
  {
    name: 'an object with zod’s parse',
    validator: { parse: (input: unknown) => zodOrder.parse(input) },
    path: NAME,
    message: /expected string/,
  },
  {
    name: 'a function',
    validator: readOrder,
    path: [],
    message: /^The name has to be a text$/,
  },
  {
    name: 'an asynchronous function',
    validator: async (input: unknown) => readOrder(await Promise.resolve(input)),
    path: [],
    message: /^The name has to be a text$/,
  },
]

const SEND_CONTEXT = {
  customer: { name: ' Ada ', vip: true },
  items: [{ count: '2', price: 1 }, { count: '3' }],
  admin: true,
}

const orderFn = (validator: Validator) =>
  wire(createServerFn({ method: 'POST' }).inputValidator(validator), ({ data }) => data)

describe.each(TRANSPORTS)('%s', (_transport, side) => {
  describe.each(LIBRARIES)('$name', ({ validator, path, message }) => {
    test('passes only its output to the handler', async () => {
      expect(await orderFn(validator)[side]({ data: SEND_CONTEXT })).toEqual({
        customer: { name: 'Ada' },
        items: [{ count: 2 }, { count: 3 }],
      })
    })

    test('does not change the caller’s data', async () => {
      const sent = structuredClone(SEND_CONTEXT)
      await orderFn(validator)[side]({ data: sent })
      expect(sent).toEqual(SEND_CONTEXT)
    })

    test('refuses with its issues as data', async () => {
      const data = { customer: { name: 1 }, items: [] }
      const failure = await rejectionOf(orderFn(validator)[side]({ data }))
      expect(failure).toBeInstanceOf(ValidationError)
      expect(failure).toMatchObject({
        code: 'VALIDATION_FAILED',
        status: 400,
        issues: [{ path, message: expect.stringMatching(message) }],
      })
      const { issues } = failure as ValidationError
      expect(issues.map((issue) => Object.keys(issue).toSorted())).toEqual([['message', 'path']])
    })

    test('refuses data of another type, and a call without data', async () => {
      for (const data of ['text', null, 7, undefined]) {
        const failure = await rejectionOf(orderFn(validator)[side]({ data }))
        expect(failure).toBeInstanceOf(ValidationError)
      }
    })
  })

  test.each(LIBRARIES.filter(({ path }) => path.length > 0))(
    '$name reports every issue, indices as numbers',
    async ({ validator }) => {
      const data = { customer: { name: 1 }, items: [{ count: '1' }, { count: true }] }
      const failure = await rejectionOf(orderFn(validator)[side]({ data }))
      expect(failure).toBeInstanceOf(ValidationError)
      const { issues } = failure as ValidationError
      expect(issues.map((issue) => issue.path)).toEqual([NAME, ['items', 1, 'count']])
    },
  )
})

test('the handler does not run if its validator refuses', async () => {
  let ran = 0
  for (const { validator } of LIBRARIES) {
    const builder = createServerFn({ method: 'POST' }).inputValidator(validator)
    const { client, responses } = wire(builder, () => ++ran)
    await rejectionOf(client({ data: { customer: {} } }))
    expect(responses.map(({ status }) => status)).toEqual([400])
  }
  expect(ran).toBe(0)
})

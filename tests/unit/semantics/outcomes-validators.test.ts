import { TRANSPORTS, travel, type Transport } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { checkedNote, valibotNote, zodNote } from '../../support/outcomes/endings.ts'
import { told, type Told } from '../../support/outcomes/told.ts'
import { REFUSED_BY, REFUSED_DATA } from '../../support/outcomes/validators.ts'

const post = () => createServerFn({ method: 'POST' })

/** The outcome of each kind of validator for the same data, on a transport. */
const calls = (
  transport: Transport,
): readonly (readonly [string, () => Promise<unknown>, Told])[] => {
  const data = REFUSED_DATA as never
  const zod = travel(transport, post().inputValidator(zodNote), () => 0)
  const valibot = travel(transport, post().inputValidator(valibotNote), () => 0)
  const checked = travel(transport, post().inputValidator(checkedNote), () => 0)
  return [
    ['zod', () => zod.call({ data }), REFUSED_BY.byZod],
    ['valibot', () => valibot.call({ data }), REFUSED_BY.byValibot],
    ['a function', () => checked.call({ data }), REFUSED_BY.byFunction],
  ]
}

describe.each(TRANSPORTS)('data that a validator refused, %s,', (transport) => {
  test('rejects with its issues and their paths, for every kind of validator', async () => {
    for (const [kind, call, expected] of calls(transport)) {
      const { cause: _cause, ...outcome } = await told(call())
      expect([kind, outcome]).toEqual([kind, expected])
    }
  })

  test('rejects with status 400 and only the message of an error that a function threw', async () => {
    const builder = post().inputValidator((_data: number) => {
      throw Object.assign(new Error('too much', { cause: new Error('hunter2') }), {
        password: 'hunter2',
      })
    })
    const { call, answers } = travel(transport, builder, () => 0)
    await told(call({ data: 1 }))
    if (transport === 'in process') return
    expect(answers[0]?.status).toBe(400)
    expect(await answers[0]?.json()).toEqual({
      error: {
        type: 'validation',
        code: 'VALIDATION_FAILED',
        message: 'too much',
        issues: [{ message: 'too much', path: [] }],
        target: 'data',
      },
    })
  })

  test('rejects with an error of the app that a function validator throws', async () => {
    const builder = post().inputValidator((_data: number) => {
      throw new ServerFnError('TAKEN', { status: 409, data: { by: new Set(['Ada']) } })
    })
    const { call } = travel(transport, builder, () => 0)
    const outcome = await told(call({ data: 1 }))
    expect(outcome).toMatchObject({ class: 'ServerFnError', code: 'TAKEN', status: 409 })
  })
})

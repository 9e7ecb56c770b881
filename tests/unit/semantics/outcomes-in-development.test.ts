import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { useApp } from '../../support/test-app.ts'
import { wire } from '../../support/wired-fn.ts'

beforeEach(() => useApp({ isDev: true }))
vi.spyOn(console, 'error').mockImplementation(() => {})

const raise = (value: unknown): never => {
  throw value
}

const withoutText = Object.create(null) as object
const endless = { toString: () => endless }

describe('in development, the caller receives', () => {
  test.each([
    ['the name and message of an error', new TypeError('no row'), 'TypeError: no row'],
    ['a text that was thrown', 'no row', 'no row'],
    ['the note that undefined was thrown', undefined, 'undefined'],
    ['a thrown symbol', Symbol('no row'), 'Symbol(no row)'],
    ['the masked message of a non-string', withoutText, 'The server failed.'],
    ['the masked message of an endless value', endless, 'The server failed.'],
  ])('%s', async (_what, thrown, expected) => {
    const { client } = wire(createServerFn(), () => raise(thrown))
    const error = await rejectionOf(client())
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
    expect((error as ServerFnError).message).toContain(expected)
    expect((error as ServerFnError).errorId).toEqual(expect.any(String))
  })

  test('the path of a value that cannot be sent', async () => {
    const { client } = wire(createServerFn(), (): unknown => ({ user: { save: () => 0 } }))
    expect(await rejectionOf(client())).toMatchObject({
      message: expect.stringContaining('result.user.save: functions cannot be sent') as unknown,
    })
  })

  test('no stack, cause or fields', async () => {
    const error = new Error('no row', { cause: new Error('hunter2') })
    error.stack = 'Error: no row\n    at hunter2 (/srv/app/db.ts:1:1)'
    const { send } = wire(createServerFn(), () => raise(Object.assign(error, { key: 'hunter2' })))
    const text = await (await send()).text()
    expect(text).toContain('no row')
    expect(text).not.toMatch(/hunter2|db\.ts/)
  })
})

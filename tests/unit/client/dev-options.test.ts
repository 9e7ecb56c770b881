/** Unknown options in a browser: refused only in development, which has the checks. */

import { describe, expect, test } from 'vitest'
import { devChecks } from '../../../src/client/dev-checks.ts'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { testApp } from '../../support/test-app.ts'

/** A stub as in development. */
const devStubOf = (builder: object, id = 'stub') =>
  devChecks.createStub(testApp, builder as Parameters<typeof devChecks.createStub>[1], id)

const ok = () => labelled('{"result":"value"}')
type Call = (argument: object) => Promise<unknown>

describe('in development', () => {
  test('a call refuses an unknown option and sends nothing', async () => {
    const { fetch, sent } = fakeFetch(ok)
    const call = devStubOf(createServerFn(), 'abc123') as Call
    const error = await rejectionOf(call({ dta: 1, fetch }))
    expect(error).toMatchObject({ code: 'UNKNOWN_OPTION' })
    expect(String(error)).toContain(
      'A call of the server function `abc123` has no option `dta`. Write `data`;',
    )
    expect(sent).toEqual([])
  })

  test('next() refuses an unknown option and sends nothing', async () => {
    const { fetch, sent } = fakeFetch(ok)
    const auth = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ header: { authorization: 'Bearer t' } } as never),
    )
    const error = await rejectionOf(devStubOf(createServerFn().middleware([auth]))({ fetch }))
    expect(error).toMatchObject({ code: 'UNKNOWN_OPTION' })
    expect(String(error)).toContain('has no option `header`. Write `headers`;')
    expect(sent).toEqual([])
  })

  test('accepts known options', async () => {
    const { fetch } = fakeFetch(ok)
    const auth = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ context: {}, sendContext: { a: 1 }, headers: {}, fetch }),
    )
    const { signal } = new AbortController()
    const call = devStubOf(createServerFn().middleware([auth]))
    expect(await call({ data: 1, headers: {}, signal, fetch })).toBe('value')
  })
})

test('a production browser has no check: the server checked the same definitions', async () => {
  const { fetch } = fakeFetch(ok)
  expect(await (stubOf(createServerFn()) as Call)({ dta: 1, fetch })).toBe('value')
})

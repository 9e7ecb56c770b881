import { startWith } from '../../support/three-roads.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createMiddleware } from '../../../src/index.ts'
import { createStartHandler } from '../../../src/server/create-start-handler.ts'

const reported = vi.spyOn(console, 'error').mockReturnValue()
afterEach(() => reported.mockClear())

test.each([
  ['a value that is no middleware', 'NOT_A_MIDDLEWARE', { requestMiddleware: [{} as never] }],
  ['no list', 'NOT_A_MIDDLEWARE', { functionMiddleware: {} as never }],
  [
    'function middleware among request middleware',
    'WRONG_MIDDLEWARE',
    { requestMiddleware: [createMiddleware({ type: 'function' }) as never] },
  ],
])('start options with %s answer 500, and %s is in the log', async (_what, code, options) => {
  startWith(options)
  const response = await createStartHandler()(new Request('http://localhost/page'))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain(code)
  expect(String(reported.mock.lastCall?.[1])).toContain(code)
})

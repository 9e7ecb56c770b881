/** The method that a build reports for a function equals its method at run time. */

import { expect, test } from 'vitest'
import { compile } from '../../babel-plugin/index.ts'

const ROWS: readonly (readonly [string, string, string])[] = [
  ['', `createServerFn()`, 'GET'],
  ['', `createServerFn({ method: 'POST' })`, 'POST'],
  [`const opts = { method: 'POST' } as const`, `createServerFn(opts)`, 'POST'],
  [
    `const opts = { method: 'POST' } as const`,
    `createServerFn({ ...opts, strict: false })`,
    'POST',
  ],
  [`const opts = { method: 'POST' } as const`, `createServerFn({ ...opts, method: 'GET' })`, 'GET'],
  [`const method = 'POST' as const`, `createServerFn({ method })`, 'POST'],
  [`const other = 'POST', method = other`, `createServerFn({ method: (method) })`, 'POST'],
  ['', `createServerFn({ method: undefined })`, 'GET'],
  [`const base = createServerFn({ method: 'POST' })`, `base({ strict: false })`, 'POST'],
  [`const base = createServerFn({ method: 'POST' })`, `base({ method: 'GET' })`, 'GET'],
  [`import { method } from './method'`, `createServerFn({ method })`, 'unknown'],
  [`const { method } = { method: 'POST' }`, `createServerFn({ method })`, 'unknown'],
  [`const method = method`, `createServerFn({ method })`, 'unknown'],
  [`let method = 'GET'; method = 'POST'`, `createServerFn({ method })`, 'unknown'],
  ['', `createServerFn({ method: import.meta.env.DEV ? 'GET' : 'POST' })`, 'unknown'],
]

test.each(ROWS)('%s: %s has %s', async (before, builder, method) => {
  const code = `import { createServerFn } from 'seamline'
    ${before}
    export const now = ${builder}.handler(() => 1)`
  const filename = '/project/src/now.ts'
  const result = await compile(code, { filename, root: '/project', environment: 'client' })
  expect(result?.functions).toMatchObject([{ name: 'now', method }])
})

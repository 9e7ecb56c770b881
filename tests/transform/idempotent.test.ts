/**
 * The transform leaves its own output unchanged: the bundler passes the module through it twice.
 */

import { describe, expect, test } from 'vitest'
import type { Environment } from '../../babel-plugin/index.ts'
import { compileModule, type Compilation } from '../../babel-plugin/compile.ts'

const SOURCES: Readonly<Record<string, string>> = {
  'a function': `export const f = createServerFn().inputValidator(v).handler(() => 1)`,
  'a base and a function that continues it': `export const base = createServerFn().middleware([auth])
export const f = base({ method: 'POST' }).handler(() => 1)
export const g = base.handler(() => 2)`,
  'middleware that depends on another': `const first = createMiddleware({ type: 'function' }).client(c).server(s)
export const second = createMiddleware({ type: 'function' }).middleware([first]).client(c).server(s)`,
  'server-only, client-only and isomorphic functions': `export const a = createServerOnlyFn(() => 1)
export const b = createClientOnlyFn(() => 2)
export const d = createIsomorphicFn().client(() => 3).server(() => 4)`,
  'a factory': `const make = (role: string) => createServerFn().middleware([auth(role)])
export const f = make('admin').handler(() => 1)`,
  'a function in an object': `export const api = { notes: { list: createServerFn().handler(() => 1) } }`,
  'the options of the app': `export const startInstance = createStart(() => ({ functionMiddleware: [auth], requestMiddleware: [log] }))`,
}

const IMPORTS = `import { createClientOnlyFn, createIsomorphicFn, createMiddleware, createServerFn, createServerOnlyFn, createStart } from 'seamline'
import { auth, c, log, s, v } from './others'
`

/** Without annotations for bundlers, and without whitespace. */
function bare(code = ''): string {
  return code.replaceAll(/\/\* @__PURE__ \*\/|\s/g, '')
}

function split(code: string, environment: Environment): Promise<Compilation> {
  return compileModule(code, { filename: '/project/src/a.ts', root: '/project', environment })
}

describe.each<Environment>(['client', 'server'])('for the %s', (environment) => {
  test.each(Object.entries(SOURCES))('%s is split once', async (_what, source) => {
    const once = await split(IMPORTS + source, environment)
    const twice = await split(once.result?.code ?? '', environment)
    expect(twice.result?.functions ?? []).toEqual([])
    expect(bare(twice.result?.code ?? once.result?.code)).toBe(bare(once.result?.code))
  })

  test('a split middleware keeps its identity', async () => {
    const auth = `import { createMiddleware } from 'seamline'
export const auth = createMiddleware({ type: 'function' }).client(({ next }) => next())`
    const { result } = await split(auth, environment)
    const compiled = await compileModule(
      `import { auth } from './auth'\nexport const more = auth.server(() => 'SERVER_MARKER')`,
      {
        filename: '/project/src/b.ts',
        root: '/project',
        environment,
        resolve: () => '/project/src/auth.ts',
        load: () => result?.code ?? null,
      },
    )
    expect(compiled.result?.code.includes('SERVER_MARKER')).toBe(environment === 'server')
  })
})

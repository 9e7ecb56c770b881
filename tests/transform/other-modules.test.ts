/** How compile() reads other modules: its reads, its cache, and the invalidation of the cache. */

import { describe, expect, test } from 'vitest'
import { compile, type CompileOptions, type Host } from '../../babel-plugin/index.ts'
import { compileModule } from '../../babel-plugin/compile.ts'
import { hostOf } from '../support/case-modules.ts'

const BASES = `import { createServerFn } from 'seamline'
export const authed = createServerFn({ method: 'POST' }).middleware([auth])
`
const OWN = `export const authed = { handler: (fn) => fn }
export * from './dates'
`
const CONSUMER = `import { authed } from './bases'
export const who = authed.handler(() => 'SERVER_MARKER')
`

describe('the cache of other modules', () => {
  test('reads a module once for all importers', async () => {
    const { loads, ...host } = counting({ 'bases.ts': BASES })
    const summaries = new Map()
    for (let index = 0; index < 20; index++) {
      const result = await compileClient(CONSUMER, { ...host, summaries, name: `who${index}.ts` })
      expect(result?.code).not.toContain('SERVER_MARKER')
    }
    expect(loads).toEqual(['/project/src/bases.ts'])
  })

  test('reads the modules behind a barrel once, too', async () => {
    const { loads, ...host } = counting({
      'bases.ts': BASES,
      'index.ts': `export * from './bases'\nexport * from './dates'`,
      'dates.ts': `import { format } from 'dates'\nexport const today = () => format(new Date())`,
    })
    const summaries = new Map()
    const source = CONSUMER.replace('./bases', './index')
    await compileClient(source, { ...host, summaries, name: 'one.ts' })
    await compileClient(source, { ...host, summaries, name: 'two.ts' })
    expect(loads.toSorted()).toEqual([...new Set(loads)].toSorted())
    expect(loads).toContain('/project/src/bases.ts')
  })

  test('does not read a module that has been compiled', async () => {
    const { loads, ...host } = counting({ 'bases.ts': BASES })
    const summaries = new Map()
    await compileClient(BASES, { ...host, summaries, name: 'bases.ts' })
    const result = await compileClient(CONSUMER, { ...host, summaries })
    expect(result?.functions).toMatchObject([{ name: 'who', method: 'POST', middleware: ['auth'] }])
    expect(loads).toEqual([])
  })

  test('keeps a module with a query apart from the module without', async () => {
    const host = hostIn({ 'bases.ts': BASES })
    const summaries = new Map()
    const raw = `export default ${JSON.stringify(BASES)}`
    await compileClient(raw, { ...host, summaries, name: 'bases.ts?raw' })
    const result = await compileClient(CONSUMER, { ...host, summaries })
    expect(result?.code).not.toContain('SERVER_MARKER')
  })

  test('reads a module again once its entry is deleted', async () => {
    const files = new Map([['/project/src/bases.ts', OWN]])
    const host = hostOf(files)
    const summaries = new Map()
    expect(await compileClient(CONSUMER, { ...host, summaries })).toBe(null)
    files.set('/project/src/bases.ts', BASES)
    expect(await compileClient(CONSUMER, { ...host, summaries })).toBe(null)
    summaries.delete('/project/src/bases.ts')
    const result = await compileClient(CONSUMER, { ...host, summaries })
    expect(result?.code).not.toContain('SERVER_MARKER')
  })

  test('is optional: without one, every compilation reads for itself', async () => {
    const { loads, ...host } = counting({ 'bases.ts': BASES })
    await compileClient(CONSUMER, host)
    await compileClient(CONSUMER, host)
    expect(loads).toHaveLength(2)
  })

  test('serves the same result to modules that wait for each other', async () => {
    const files = hostOf(new Map([['/project/src/bases.ts', BASES]]))
    const host: Host = {
      resolve: files.resolve,
      load: (file) => new Promise((done) => setTimeout(done, 1, files.load(file))),
    }
    const summaries = new Map()
    const results = await Promise.all(
      ['one.ts', 'two.ts', 'three.ts'].map((name) =>
        compileClient(CONSUMER, { ...host, summaries, name }),
      ),
    )
    for (const result of results) expect(result?.code).not.toContain('SERVER_MARKER')
  })
})

describe('reading other modules', () => {
  test('is skipped if no builder method is called on their exports', async () => {
    const { loads, ...host } = counting({ 'bases.ts': BASES, 'db.ts': `export const db = {}` })
    const source = `import { createServerFn } from 'seamline'
      import { db } from './db'
      import { authed } from './bases'
      export const list = createServerFn().middleware([authed]).handler(() => db.read())`
    expect(await dependenciesOf(source, host)).toEqual([])
    expect(loads).toEqual([])
  })

  test('returns the modules that provided a builder as dependencies', async () => {
    const host = hostIn({
      'bases.ts': `export { authed } from './authed'`,
      'authed.ts': BASES,
      'other.ts': BASES,
    })
    expect(await dependenciesOf(CONSUMER, host)).toEqual([
      '/project/src/bases.ts',
      '/project/src/authed.ts',
    ])
  })

  test('returns the modules that ruled out a builder as dependencies', async () => {
    const host = hostIn({ 'bases.ts': OWN, 'dates.ts': '' })
    expect(await compileClient(CONSUMER, host)).toBe(null)
    expect(await dependenciesOf(CONSUMER, host)).toEqual(['/project/src/bases.ts'])
  })

  test.each([
    [
      're-exports itself',
      { 'bases.ts': `export * from './bases'\nexport { authed } from './bases'` },
    ],
    [
      'is in a cycle with another',
      { 'bases.ts': `export * from './more'`, 'more.ts': `export * from './bases'` },
    ],
    [
      'imports a value from a module that imports it back',
      {
        'bases.ts': `import { authed as other } from './more'\nexport const authed = other`,
        'more.ts': `import { authed as other } from './bases'\nexport const authed = other()`,
      },
    ],
    ['is CommonJS', { 'bases.ts': `const from = require('seamline')\nwith (from) authed()` }],
    ['is missing', {}],
    [
      'defines a value by itself',
      { 'bases.ts': `import 'x'\nexport const authed = authed.middleware()` },
    ],
  ])('finds no builder in a module that %s', async (_what, files) => {
    expect(await compileClient(CONSUMER, hostIn(files))).toBe(null)
  })

  test('finds no builders in other modules without a resolver', async () => {
    expect(await compileClient(CONSUMER, {})).toBe(null)
  })

  test('fails the compilation when the host fails', async () => {
    const compiled = compileClient(CONSUMER, {
      ...hostIn({ 'bases.ts': BASES }),
      load: () => Promise.reject(new Error('The disk is gone.')),
    })
    await expect(compiled).rejects.toThrow('The disk is gone.')
  })
})

type Options = Partial<CompileOptions> & { readonly name?: string }

function compileClient(source: string, { name = 'input.ts', ...options }: Options) {
  const filename = `/project/src/${name}`
  return compile(source, { root: '/project', environment: 'client', filename, ...options })
}

function hostIn(files: Readonly<Record<string, string>>) {
  return hostOf(
    new Map(Object.entries(files).map(([name, text]) => [`/project/src/${name}`, text])),
  )
}

/** A host that records its reads. */
function counting(files: Readonly<Record<string, string>>) {
  const { resolve, load } = hostIn(files)
  const loads: string[] = []
  return {
    loads,
    resolve,
    load: (file: string) => {
      loads.push(file)
      return load(file)
    },
  }
}

async function dependenciesOf(source: string, host: Host): Promise<readonly string[]> {
  const { dependencies } = await compileModule(source, {
    ...host,
    filename: '/project/src/who.ts',
    root: '/project',
    environment: 'client',
  })
  return dependencies
}

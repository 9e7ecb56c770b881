/** The transform as a plain Babel plugin, and the ids that it generates. */

import { parseSync, transformFromAstSync, transformSync } from '@babel/core'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import seamline, {
  compile,
  type Environment,
  type SeamlineBabelOptions,
} from '../../babel-plugin/index.ts'
import { placeOf, readCases } from '../support/case-modules.ts'

const NOW = `import { createServerFn } from 'seamline'
export const now = createServerFn().handler(() => 'SERVER_MARKER')
`

const cases = readCases()
  .filter(({ folder }) => !existsSync(join(folder, 'error.json')))
  .map((each) => [each.name, each] as const)

describe.each(['client', 'server'] as const)('under Babel alone, for the %s,', (environment) => {
  test.each(cases)('%s compiles as with compile()', async (_name, each) => {
    const { filename, ...place } = placeOf(each)
    const compiled = await compile(each.source, { ...place, filename, environment })
    const code = transform(each.source, filename, { ...place, environment })
    expect(code).toBe(print(compiled?.code ?? each.source, filename))
  })
})

describe('options of the plugin', () => {
  test('ids are relative to the root of Babel when no root is given', async () => {
    const code = transformSync(NOW, {
      filename: '/project/src/now.js',
      root: '/project',
      configFile: false,
      highlightCode: false,
      babelrc: false,
      plugins: [[seamline, { environment: 'client' }]],
    })?.code
    expect(code).toContain(await idOf('/project/src/now.js', '/project'))
  })

  test('only packages in the option are compiled as the package', () => {
    const options = { environment: 'client', sources: ['other'] } as const
    expect(transform(NOW, '/project/now.js', options)).toBe(print(NOW, '/project/now.js'))
    const other = transform(NOW.replace('seamline', 'other'), '/project/now.js', options)
    expect(other).toContain('from "other/internal/client"')
    expect(other).not.toContain('SERVER_MARKER')
  })

  test('a query after the file name is ignored', () => {
    const options = { environment: 'server', root: '/project' } as const
    const plain = transform(NOW, '/project/src/now.ts', options)
    expect(transform(NOW, '/project/src/now.ts?v=1', options)).toBe(plain)
  })

  test('a compile error shows the line of the source', () => {
    const source = `import { createServerFn } from 'seamline'\nexport default createServerFn().handler()\n`
    expect(() => transform(source, '/project/src/now.ts', { environment: 'client' })).toThrow(
      /\[seamline\] [^]*\n> 2 \|/,
    )
  })

  test('the stack of a compile error has no functions of the compiler or of Babel', () => {
    const source = `import { createServerFn } from 'seamline'\nexport default createServerFn().handler()\n`
    const compiling = () => transform(source, '/project/src/now.ts', { environment: 'client' })
    expect(compiling).toThrow(
      expect.objectContaining({
        stack: expect.stringMatching(/^SyntaxError: \/project\/src\/now\.ts: \[seamline\] /),
      }),
    )
    expect(compiling).toThrow(
      expect.objectContaining({ stack: expect.not.stringMatching(/^ *at /m) }),
    )
  })
})

test.each(['client', 'server'] as const)('`use server` is refused for the %s', (environment) => {
  const source = `export async function list() {\n  'use server'\n  return 'SERVER_MARKER'\n}\n`
  expect(() => transform(source, '/project/src/list.ts', { environment })).toThrow(
    /\/project\/src\/list\.ts: \[seamline\] [^]* \(USE_SERVER\)\n[^]*\n> 2 \|/,
  )
})

test('`use server` is refused in a tree without its source text', () => {
  const source = `'use server'\nexport const list = () => 'SERVER_MARKER'\n`
  const options = { filename: '/project/src/list.js', configFile: false } as const
  const tree = parseSync(source, options) ?? expect.unreachable('it parses')
  const plugins: [typeof seamline, SeamlineBabelOptions][] = [[seamline, { environment: 'client' }]]
  expect(() => transformFromAstSync(tree, undefined, { ...options, plugins })).toThrow(
    '(USE_SERVER)',
  )
})

describe('the id of a function', () => {
  test('has 16 characters that need no escaping in a path', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `fn${index}`)
    const functions = names.map(
      (name) => `export const ${name} = createServerFn().handler(() => 1)`,
    )
    const source = [`import { createServerFn } from 'seamline'`, ...functions].join('\n')
    const ids = await idsOf(source, '/project/src/many.ts', '/project')
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
    expect(new Set(ids).size).toBe(names.length)
  })

  test('is the same wherever the project lies', async () => {
    const id = await idOf('/project/src/now.ts', '/project')
    expect(await idOf('/home/someone/work/src/now.ts', '/home/someone/work')).toBe(id)
    expect(await idOf('/project/src/now.ts', '/project/')).toBe(id)
  })

  test('is the same with either kind of slash', async () => {
    const id = await idOf('/project/src/now.ts', '/project')
    expect(await idOf(String.raw`C:\work\project\src\now.ts`, String.raw`C:\work\project`)).toBe(id)
    expect(await idOf('C:/work/project/src/now.ts', String.raw`C:\work\project`)).toBe(id)
  })

  test('does not depend on a query after the file name', async () => {
    const id = await idOf('/project/src/now.ts', '/project')
    expect(await idOf('/project/src/now.ts?v=1', '/project')).toBe(id)
    expect(await idOf('/project/src/now.ts?from=/other?v=1', '/project')).toBe(id)
  })

  test('does not depend on the rest of the module', async () => {
    const before = `export const title = 'now'\n`
    const [id] = await idsOf(before + NOW, '/project/src/now.ts', '/project')
    expect(id).toBe(await idOf('/project/src/now.ts', '/project'))
  })

  test('depends on the file and on the name', async () => {
    const id = await idOf('/project/src/now.ts', '/project')
    expect(await idOf('/project/src/then.ts', '/project')).not.toBe(id)
    const [renamed] = await idsOf(NOW.replace('now', 'then'), '/project/src/now.ts', '/project')
    expect(renamed).not.toBe(id)
  })

  test('of an installed package is the same wherever it is installed', async () => {
    const id = await idOf('/project/node_modules/times/src/now.ts', '/project')
    expect(await idOf('/repo/node_modules/times/src/now.ts', '/repo/apps/web')).toBe(id)
    expect(
      await idOf(
        '/project/node_modules/.pnpm/times@1.0.0/node_modules/times/src/now.ts',
        '/project',
      ),
    ).toBe(id)
  })
})

async function idOf(filename: string, root: string): Promise<string | undefined> {
  const [id] = await idsOf(NOW, filename, root)
  return id
}

async function idsOf(source: string, filename: string, root: string): Promise<readonly string[]> {
  const result = await compile(source, { filename, root, environment: 'client' })
  return (result?.functions ?? []).map(({ id }) => id)
}

function transform(source: string, filename: string, options: SeamlineBabelOptions) {
  return run(source, filename, [[seamline, options]])
}

/** The output of Babel for a source. */
function print(source: string, filename: string) {
  return run(source, filename, [])
}

function run(
  source: string,
  filename: string,
  plugins: [typeof seamline, { readonly environment: Environment }][],
) {
  const isTypeScript = /\.tsx?(?:\?|$)/.test(filename)
  const hasJsx = !/\.ts(?:\?|$)/.test(filename)
  const result = transformSync(source, {
    filename,
    configFile: false,
    highlightCode: false,
    babelrc: false,
    parserOpts: {
      plugins: [
        ...(isTypeScript ? (['typescript'] as const) : []),
        ...(hasJsx ? (['jsx'] as const) : []),
      ],
    },
    plugins,
  })
  return result?.code
}

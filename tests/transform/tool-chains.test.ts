/** The plugin in tools that run Babel. */

import { transformSync } from '@babel/core'
import { babel } from '@rollup/plugin-babel'
import { createTransformer } from 'babel-jest'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { rollup, type Plugin } from 'rollup'
import { describe, expect, test } from 'vitest'
import seamline, {
  compile,
  type Environment,
  type SeamlineBabelOptions,
} from '../../babel-plugin/index.ts'
import { placeOf, readCases, type Case } from '../support/case-modules.ts'

const split = readCases()
  .filter(({ folder, file }) => existsSync(join(folder, `client${extname(file)}`)))
  .map((each) => [each.name, each] as const)

describe.each(['client', 'server'] as const)('for the %s', (environment) => {
  test.each(split)('%s is the same under Rollup’s plugin', async (_name, each) => {
    const { code } = await underRollup(each, environment)
    expect(code).toBe(await expectedCode(each, environment))
  })

  test.each(split)('%s is the same under Jest’s transformer', async (_name, each) => {
    const { code } = await underJest(each, environment)
    expect(withoutMap(code)).toBe(await expectedCode(each, environment))
  })
})

describe('on the client', () => {
  test.each(split)('the maps of %s show no server code', async (_name, each) => {
    const { map } = await underRollup(each, 'client')
    expect(JSON.stringify(map)).not.toContain('SERVER_MARKER')
    const { code } = await underJest(each, 'client')
    expect(decodedMap(code)).not.toContain('SERVER_MARKER')
  })
})

test('Rollup bundles the remaining client code of a module', async () => {
  const source = `import { createServerFn } from 'seamline'
    import { db } from './database'
    import { title } from './title'
    export const list = createServerFn().handler(() => db.list('SERVER_MARKER'))
    export const shown = title`
  const files: Plugin = {
    name: 'files',
    resolveId: (id) => (id === '/project/src/notes.js' ? id : { id, external: true }),
    load: () => source,
  }
  const bundle = await rollup({
    input: '/project/src/notes.js',
    plugins: [
      files,
      babel({
        ...babelOptions('notes.js', { root: '/project', environment: 'client' }),
        babelHelpers: 'bundled',
      }),
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  expect(output[0].imports.toSorted()).toEqual(['./title', 'seamline', 'seamline/internal/client'])
  expect(output[0].code).not.toContain('SERVER_MARKER')
})

/** Babel's own output of compile() for a case. */
async function expectedCode(each: Case, environment: Environment) {
  const result = await compile(each.source, { ...placeOf(each), environment })
  const { filename, ...options } = { filename: each.file, ...babelOptions(each.file) }
  return transformSync(result?.code ?? each.source, { filename, ...options })?.code
}

async function underRollup(each: Case, environment: Environment) {
  const { filename, ...place } = placeOf(each)
  const { transform } = babel({
    ...babelOptions(filename, { ...place, environment }),
    babelHelpers: 'bundled',
    extensions: ['.ts', '.tsx', '.js'],
  })
  if (typeof transform !== 'object') return expect.unreachable('its hook has a filter')
  // The hook uses its context only to fail.
  const result = await Reflect.apply(transform.handler, { error: fail }, [each.source, filename])
  return result as { readonly code: string; readonly map: object }
}

function fail(error: Error): never {
  throw error
}

async function underJest(each: Case, environment: Environment) {
  const { filename, ...place } = placeOf(each)
  const transformer = await createTransformer({
    ...babelOptions(filename, { ...place, environment }),
    excludeJestPreset: true,
  })
  // The only option of Jest's configuration that the transformer reads.
  const options = { config: { cwd: '/project', rootDir: '/project' }, instrument: false }
  return Reflect.apply(transformer.process, transformer, [each.source, filename, options]) as {
    readonly code: string
  }
}

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:[^,]*,(.*)$/

function withoutMap(code: string): string {
  expect(code).toMatch(INLINE_MAP)
  return code.replace(INLINE_MAP, '')
}

function decodedMap(code: string): string {
  const [, map = ''] = INLINE_MAP.exec(code) ?? []
  return Buffer.from(map, 'base64').toString()
}

function babelOptions(file: string, options?: SeamlineBabelOptions) {
  const languages: ('typescript' | 'jsx')[] = [
    ...(/\.tsx?$/.test(file) ? (['typescript'] as const) : []),
    ...(file.endsWith('.ts') ? [] : (['jsx'] as const)),
  ]
  const plugins: [typeof seamline, SeamlineBabelOptions][] = options ? [[seamline, options]] : []
  return { plugins, parserOpts: { plugins: languages }, configFile: false as const, babelrc: false }
}

/**
 * Every folder of ./cases is one module with what becomes of it: `client` and `server` are the two
 * outputs, `error.json` says how it is refused, `untouched.json` that nothing in it is ours.
 * SERVER_MARKER stands in what is the server's, CLIENT_MARKER in what is on both sides, and
 * BROWSER_MARKER in what is the browser's alone.
 *
 * `UPDATE_CASES=1` writes the two outputs anew. Read each of them before you keep it.
 */

import { parseSync, type types as t } from '@babel/core'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  CANDIDATE_TEXT,
  compile,
  type CompileResult,
  type Environment,
} from '../../babel-plugin/index.ts'
import * as clientRuntime from '../../src/internal/client.ts'
import * as serverRuntime from '../../src/internal/server.ts'
import { placeOf, readCases, type Case } from '../support/case-modules.ts'

const ENVIRONMENTS = ['client', 'server'] as const
const RUNTIME = { client: clientRuntime, server: serverRuntime }

interface ExpectedError {
  readonly code: string
  /** The line that the code frame points at. */
  readonly line: number
  readonly environment: Environment | 'both'
}

const cases = readCases()
const refused = cases.filter(({ folder }) => existsSync(join(folder, 'error.json')))
const untouched = cases.filter(({ folder }) => existsSync(join(folder, 'untouched.json')))
const split = cases.filter((each) => !refused.includes(each) && !untouched.includes(each))

test('there are cases of every kind', () => {
  expect(split.length).toBeGreaterThan(0)
  expect(refused.length).toBeGreaterThan(0)
  expect(untouched.length).toBeGreaterThan(0)
})

test.each(named([...split, ...refused]))('the bundler’s filter lets %s through', (_name, each) => {
  expect(each.source).toMatch(CANDIDATE_TEXT)
})

describe.each(named(split))('%s', (_name, each) => {
  test.each(ENVIRONMENTS)('becomes the expected %s code', async (environment) => {
    const { code } = await compileCase(each, environment)
    const file = join(each.folder, `${environment}${extname(each.file)}`)
    if (process.env.UPDATE_CASES === '1') writeFileSync(file, code)
    expect(existsSync(file), `${file} is missing: write it with UPDATE_CASES=1, then read it`).toBe(
      true,
    )
    expect(code).toBe(readFileSync(file, 'utf8'))
  })

  test('shows nothing of the server to the client', async () => {
    const { code, map, functions } = await compileCase(each, 'client')
    // Without a marker, a case with a handler would show nothing and prove nothing.
    if (functions.length > 0) expect(each.source).toContain('SERVER_MARKER')
    expect(code).not.toContain('SERVER_MARKER')
    expect(map.sourcesContent.join('')).not.toContain('SERVER_MARKER')
  })

  test('keeps everything of the client for the client', async () => {
    const { code } = await compileCase(each, 'client')
    expect(count(code, 'CLIENT_MARKER')).toBe(count(each.source, 'CLIENT_MARKER'))
  })

  test('keeps everything for the server', async () => {
    const { code } = await compileCase(each, 'server')
    expect(count(code, 'CLIENT_MARKER')).toBe(count(each.source, 'CLIENT_MARKER'))
    expect(count(code, 'SERVER_MARKER')).toBe(count(each.source, 'SERVER_MARKER'))
  })

  test('keeps for the browser alone what is its own', async () => {
    const client = await compileCase(each, 'client')
    const server = await compileCase(each, 'server')
    expect(count(client.code, 'BROWSER_MARKER')).toBe(count(each.source, 'BROWSER_MARKER'))
    expect(server.code).not.toContain('BROWSER_MARKER')
  })

  test('shows nothing of the server to the client in its other modules', async () => {
    for (const [filename, source] of each.modules) {
      if (!/\.[jt]sx?$/.test(filename)) continue
      const options = { ...placeOf(each), filename, environment: 'client' } as const
      const result = await compile(source, options)
      expect(result?.code ?? source).not.toContain('SERVER_MARKER')
    }
  })

  test.each(ENVIRONMENTS)(
    'is %s code that parses and imports what its runtime exports',
    async (environment) => {
      const { code } = await compileCase(each, environment)
      const imports = statementsOf(code, each.file).flatMap(runtimeImportsOf)
      for (const { entry, name } of imports) {
        expect(entry).toBe(environment)
        expect(Object.keys(RUNTIME[environment])).toContain(name)
      }
    },
  )

  test('exports each function from the server module for the manifest', async () => {
    const { code, functions } = await compileCase(each, 'server')
    const exported = statementsOf(code, each.file).flatMap(exportedNamesOf)
    for (const { exportName } of functions) expect(exported).toContain(exportName)
  })

  test('has the same functions, with the same ids, in both environments', async () => {
    const client = await compileCase(each, 'client')
    const server = await compileCase(each, 'server')
    expect(client.functions).toEqual(server.functions)
    for (const { id } of server.functions) expect(server.code).toContain(JSON.stringify(id))
  })

  test.each(ENVIRONMENTS)('compiles to the same %s result every time', async (environment) => {
    expect(await compileCase(each, environment)).toEqual(await compileCase(each, environment))
  })
})

describe.each(named(refused))('%s', (_name, each) => {
  const file = join(each.folder, 'error.json')
  const expected: ExpectedError = JSON.parse(readFileSync(file, 'utf8'))
  const environments = ENVIRONMENTS.filter((environment) =>
    ['both', environment].includes(expected.environment),
  )

  test.each(environments)('is refused on its line for the %s', async (environment) => {
    const compiled = compileCase(each, environment)
    await expect(compiled).rejects.toMatchObject({
      code: expected.code,
      message: expect.stringContaining(`\n> ${expected.line} |`),
    })
  })
})

describe.each(named(untouched))('%s', (_name, each) => {
  test.each(ENVIRONMENTS)('has nothing to compile for the %s', async (environment) => {
    expect(await compile(each.source, { ...placeOf(each), environment })).toBe(null)
  })
})

function named(list: readonly Case[]) {
  return list.map((each) => [each.name, each] as const)
}

async function compileCase(each: Case, environment: Environment) {
  const result = await compile(each.source, { ...placeOf(each), environment })
  // A case that is untouched has an `untouched.json`; a route is whole on the server.
  if (environment === 'client') expect(result).not.toBe(null)
  return result ?? unchanged(each)
}

function unchanged({ file, source }: Case): CompileResult {
  const map = { version: 3, sources: [file], names: [], mappings: '', sourcesContent: [source] }
  return { code: source, map, functions: [] }
}

/** Parses an output with what Babel knows of its language, and nothing more. */
function statementsOf(code: string, file: string): readonly t.Statement[] {
  const ast = parseSync(code, {
    filename: file,
    configFile: false,
    babelrc: false,
    parserOpts: {
      plugins: [
        ...(/\.tsx?$/.test(file) ? (['typescript'] as const) : []),
        ...(file.endsWith('.ts') ? [] : (['jsx'] as const)),
      ],
    },
  })
  return ast?.type === 'File' ? ast.program.body : []
}

function runtimeImportsOf(statement: t.Statement): readonly { entry: string; name: string }[] {
  if (statement.type !== 'ImportDeclaration') return []
  const [, entry] =
    /^(?:seamline|@tanstack\/solid-start)\/internal\/(.*)$/.exec(statement.source.value) ?? []
  if (entry === undefined) return []
  return statement.specifiers.map((specifier) => ({
    entry,
    name: specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : specifier.type,
  }))
}

function exportedNamesOf(statement: t.Statement): readonly string[] {
  if (statement.type !== 'ExportNamedDeclaration') return []
  const { declaration } = statement
  const declared =
    declaration?.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : []
  return [...declared, ...statement.specifiers.map(({ exported }) => exported)].flatMap((node) =>
    node.type === 'Identifier' || node.type === 'StringLiteral' ? [nameOf(node)] : [],
  )
}

function nameOf(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

function count(text: string, marker: string): number {
  return text.split(marker).length - 1
}

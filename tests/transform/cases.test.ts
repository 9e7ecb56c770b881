/**
 * Every folder of ./cases is one module with its expected output: `client` and `server` are the two
 * outputs, `error.json` is the expected error, and `untouched.json` marks a module that the transform
 * leaves unchanged. Server-only code contains SERVER_MARKER, shared code CLIENT_MARKER, and
 * browser-only code BROWSER_MARKER.
 *
 * `UPDATE_CASES=1` rewrites both outputs. Review each of them before you commit it.
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
  /** The line that the code frame marks. */
  readonly line: number
  readonly environment: Environment | 'both'
}

const cases = readCases()
const refused = cases.filter(({ folder }) => existsSync(join(folder, 'error.json')))
const untouched = cases.filter(({ folder }) => existsSync(join(folder, 'untouched.json')))
const split = cases.filter((each) => !refused.includes(each) && !untouched.includes(each))

const compiled = new Map<Case, Outputs>()

test('every kind has cases', () => {
  expect(split.length).toBeGreaterThan(0)
  expect(refused.length).toBeGreaterThan(0)
  expect(untouched.length).toBeGreaterThan(0)
})

test.each(named(split))('%s', async (_name, each) => {
  const { client, server } = await outputsOf(each)
  expect.soft(each.source, 'passes the bundler’s filter').toMatch(CANDIDATE_TEXT)
  checkExpected(each, 'client', client)
  checkExpected(each, 'server', server)
  checkMarkers(each, client, server)
  await checkOtherModules(each)
  checkRuntimeImports(each, 'client', client)
  checkRuntimeImports(each, 'server', server)
  checkFunctions(each, client, server)
})

test('every case compiles to the same result again, in another order', async () => {
  for (const each of split.toReversed()) {
    const outputs = await outputsOf(each)
    for (const environment of ENVIRONMENTS.toReversed()) {
      const again = await compileCase(each, environment)
      expect(again, `${each.name} ${environment}`).toEqual(outputs[environment])
    }
  }
})

function checkExpected(each: Case, environment: Environment, { code }: CompileResult): void {
  const file = join(each.folder, `${environment}${extname(each.file)}`)
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, code)
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  expect.soft(code, `${file}: write it with UPDATE_CASES=1, then read it`).toBe(expected)
}

/**
 * Each environment has its own code, and the client has no server code, not even in its source map.
 */
function checkMarkers({ source }: Case, client: CompileResult, server: CompileResult): void {
  // A case with a handler but no marker would prove nothing.
  if (client.functions.length > 0) expect.soft(source).toContain('SERVER_MARKER')
  expect.soft(client.code, 'hides the server from the client').not.toContain('SERVER_MARKER')
  const sources = client.map.sourcesContent.join('')
  expect.soft(sources, 'hides the server from the source map').not.toContain('SERVER_MARKER')
  const kept: readonly (readonly [CompileResult, string])[] = [
    [client, 'CLIENT_MARKER'],
    [client, 'BROWSER_MARKER'],
    [server, 'CLIENT_MARKER'],
    [server, 'SERVER_MARKER'],
  ]
  for (const [{ code }, marker] of kept) {
    expect.soft(count(code, marker), `keeps each ${marker}`).toBe(count(source, marker))
  }
  expect.soft(server.code, 'drops the browser’s from the server').not.toContain('BROWSER_MARKER')
}

async function checkOtherModules(each: Case): Promise<void> {
  for (const [filename, source] of each.modules) {
    if (!/\.[jt]sx?$/.test(filename)) continue
    const options = { ...placeOf(each), filename, environment: 'client' } as const
    const result = await compile(source, options)
    expect
      .soft(result?.code ?? source, `${filename} hides the server`)
      .not.toContain('SERVER_MARKER')
  }
}

/** The code parses, and imports only exports of the environment's runtime. */
function checkRuntimeImports(each: Case, environment: Environment, { code }: CompileResult): void {
  for (const { entry, name } of statementsOf(code, each.file).flatMap(runtimeImportsOf)) {
    expect.soft(entry, 'imports from its own runtime').toBe(environment)
    expect.soft(Object.keys(RUNTIME[environment]), 'imports an export').toContain(name)
  }
}

/**
 * Both environments have the same functions, and the server's module exports them for the manifest.
 */
function checkFunctions(each: Case, client: CompileResult, server: CompileResult): void {
  expect.soft(client.functions, 'has the same functions on both sides').toEqual(server.functions)
  const exported = statementsOf(server.code, each.file).flatMap(exportedNamesOf)
  for (const { id, exportName } of server.functions) {
    expect.soft(server.code, 'has the id').toContain(JSON.stringify(id))
    expect.soft(exported, 'exports the function').toContain(exportName)
  }
}

describe.each(named(refused))('%s', (_name, each) => {
  const file = join(each.folder, 'error.json')
  const expected: ExpectedError = JSON.parse(readFileSync(file, 'utf8'))
  const environments = ENVIRONMENTS.filter((environment) =>
    ['both', environment].includes(expected.environment),
  )

  test('passes the bundler’s filter', () => {
    expect(each.source).toMatch(CANDIDATE_TEXT)
  })

  test.each(environments)('is refused on its line for the %s', async (environment) => {
    await expect(compileCase(each, environment)).rejects.toMatchObject({
      code: expected.code,
      message: expect.stringContaining(`\n> ${expected.line} |`),
    })
  })
})

describe.each(named(untouched))('%s', (_name, each) => {
  test.each(ENVIRONMENTS)('is left unchanged for the %s', async (environment) => {
    expect(await compile(each.source, { ...placeOf(each), environment })).toBe(null)
  })
})

function named(list: readonly Case[]) {
  return list.map((each) => [each.name, each] as const)
}

type Outputs = Readonly<Record<Environment, CompileResult>>

/** Compiles each case once, however many tests use it. */
async function outputsOf(each: Case): Promise<Outputs> {
  const known = compiled.get(each)
  if (known !== undefined) return known
  const outputs = {
    client: await compileCase(each, 'client'),
    server: await compileCase(each, 'server'),
  }
  compiled.set(each, outputs)
  return outputs
}

async function compileCase(each: Case, environment: Environment) {
  const result = await compile(each.source, { ...placeOf(each), environment })
  // An untouched case has an `untouched.json`; a route stays whole on the server.
  if (environment === 'client') expect(result).not.toBe(null)
  return result ?? unchanged(each)
}

function unchanged({ file, source }: Case): CompileResult {
  const map = { version: 3, sources: [file], names: [], mappings: '', sourcesContent: [source] }
  return { code: source, map, functions: [] }
}

/** Parses an output with Babel's support for its language alone. */
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

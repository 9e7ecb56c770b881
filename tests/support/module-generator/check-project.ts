/** The properties of every project, whatever its modules are. */

import assert from 'node:assert/strict'
import { compile, type CompileResult, type Environment } from '../../../babel-plugin/index.ts'
import { compileModule } from '../../../babel-plugin/compile.ts'
import { isUnreadable } from '../../../babel-plugin/model/parse-module.ts'
import { checkMap } from './check-map.ts'
import type { GeneratedModule, GeneratedProject } from './project.ts'
import { readOutput, type ModuleNames } from './read-output.ts'

const ENVIRONMENTS = ['client', 'server'] as const

/**
 * Compiles every module of a project for both environments.
 *
 * @returns how many of them are refused because they lead to a module that does not parse
 * @throws an error with the violated property, the sources and the output
 */
export async function checkProject(project: GeneratedProject): Promise<number> {
  let refused = 0
  for (const module of project.modules) {
    const outputs = new Map<string, string>()
    try {
      if (await isRefused(module, project)) refused++
      else await checkModule(module, project, outputs)
    } catch (error) {
      const sources = project.modules.map(({ file, source }) => [file, source] as const)
      const texts = [...sources, ...project.unreadable, ...outputs].map(
        ([name, text]) => `--- ${name}\n${text}`,
      )
      const message = error instanceof Error ? error.message : String(error)
      throw new Error(`${module.file}: ${message}\n${texts.join('\n')}`, { cause: error })
    }
  }
  return refused
}

/** Whether a module leads to one that does not parse, which neither environment may skip. */
async function isRefused(module: GeneratedModule, project: GeneratedProject): Promise<boolean> {
  if (project.unreadable.size === 0) return false
  const [client, server] = await Promise.all(
    ENVIRONMENTS.map((environment) =>
      compileIn(module, project, environment).then(
        () => false,
        (error: unknown) => {
          if (isUnreadable(error)) return true
          throw error
        },
      ),
    ),
  )
  assert.equal(client, server, 'both environments refuse a module, or none')
  return client === true
}

async function checkModule(
  module: GeneratedModule,
  project: GeneratedProject,
  outputs: Map<string, string>,
): Promise<void> {
  const results = []
  const before = readOutput(module.source, module.file)
  for (const environment of ENVIRONMENTS) {
    const result = await compileIn(module, project, environment)
    if (result !== null) outputs.set(environment, result.code)
    results.push(result)
    checkMarks(module, result, environment)
    if (result === null) continue
    checkMap(module, result, environment)
    const after = readOutput(result.code, module.file)
    checkNames({ before, after }, result, environment)
  }
  const [client, server] = results
  if (!module.isOurs) assert.equal(client, null, 'what has no chain is left as it is')
  // An unchanged module may be kept as it is; the marks decide whether it may.
  const [ofClient = [], ofServer = []] = [client?.functions, server?.functions]
  assert.deepEqual(ofClient, ofServer, 'both environments have the same functions')
  const again = await compileIn(module, project, 'client')
  assert.deepEqual(again, client, 'compiling again gives the same')
}

/** Compiles as the bundler does in a project where files lack an extension for their language. */
async function compileIn(
  { file, source }: GeneratedModule,
  { host, hasGenerated }: GeneratedProject,
  environment: Environment,
): Promise<CompileResult | null> {
  const options = { filename: file, root: '/project', environment, ...host }
  if (!hasGenerated) return compile(source, options)
  const { result } = await compileModule(source, { ...options, importer: file, language: 'any' })
  return result
}

/** Every mark is in its bundles, as often as in the source, and in no other bundle. */
function checkMarks(
  { source, marks }: GeneratedModule,
  result: CompileResult | null,
  environment: Environment,
): void {
  const code = result?.code ?? source
  const shown = environment === 'client' ? (result?.map.sourcesContent.join('') ?? source) : ''
  for (const [mark, expected] of marks) {
    assert.equal(count(source, mark), 1, `the generator wrote ${mark} once`)
    const isExpected = expected[environment]
    if (isExpected === undefined) continue
    assert.equal(count(code, mark), isExpected ? 1 : 0, `${mark} in the ${environment} bundle`)
    if (!isExpected) assert.equal(count(shown, mark), 0, `${mark} in the source of the map`)
  }
}

/** All used code and every export of the source are present. */
function checkNames(
  { before, after }: Readonly<Record<'before' | 'after', ModuleNames>>,
  { functions }: CompileResult,
  environment: Environment,
): void {
  const missing = [...after.undeclared].filter((name) => !before.undeclared.has(name))
  assert.deepEqual(missing, [], `names without a declaration in the ${environment} bundle`)
  const implementations = environment === 'server' ? functions.map((each) => each.exportName) : []
  assert.deepEqual(
    [...after.exported].sort(),
    [...before.exported, ...implementations].sort(),
    `exports of the ${environment} bundle`,
  )
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}

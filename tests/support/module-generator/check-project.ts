/** What has to hold of every project, whatever its modules are. */

import assert from 'node:assert/strict'
import { compile, type CompileResult, type Environment } from '../../../babel-plugin/index.ts'
import { checkMap } from './check-map.ts'
import type { GeneratedModule, GeneratedProject } from './project.ts'
import { readOutput, type ModuleNames } from './read-output.ts'

const ENVIRONMENTS = ['client', 'server'] as const

/**
 * Compiles every module of a project for both environments.
 *
 * @throws an error that says what does not hold, with the sources and what became of them
 */
export async function checkProject(project: GeneratedProject): Promise<void> {
  for (const module of project.modules) {
    const outputs = new Map<string, string>()
    try {
      await checkModule(module, project, outputs)
    } catch (error) {
      const sources = project.modules.map(({ file, source }) => [file, source] as const)
      const texts = [...sources, ...outputs].map(([name, text]) => `--- ${name}\n${text}`)
      const message = error instanceof Error ? error.message : String(error)
      throw new Error(`${module.file}: ${message}\n${texts.join('\n')}`, { cause: error })
    }
  }
}

async function checkModule(
  module: GeneratedModule,
  project: GeneratedProject,
  outputs: Map<string, string>,
): Promise<void> {
  const results = []
  const before = readOutput(module.source, module.file)
  for (const environment of ENVIRONMENTS) {
    const result = await compileModule(module, project, environment)
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
  // What nothing changes in may be kept as it is; that it may shows in the marks.
  const [ofClient = [], ofServer = []] = [client?.functions, server?.functions]
  assert.deepEqual(ofClient, ofServer, 'both environments have the same functions')
  const again = await compileModule(module, project, 'client')
  assert.deepEqual(again, client, 'compiling again gives the same')
}

function compileModule(
  { file, source }: GeneratedModule,
  { host }: GeneratedProject,
  environment: Environment,
): Promise<CompileResult | null> {
  return compile(source, { filename: file, root: '/project', environment, ...host })
}

/** Every mark is in the bundles that it belongs to, as often as in the source, and in no other. */
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

/** Nothing that is used is missing, and every export of the source is there. */
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

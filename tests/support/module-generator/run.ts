import * as fc from 'fast-check'
import { checkProject } from './check-project.ts'
import { projectPlans } from './plans.ts'
import { writeProject } from './project.ts'

/** What a run went through. */
export interface RunReport {
  readonly modules: number
  /** How many of them had something of ours. */
  readonly compiled: number
  /** How many were refused, for they lead to a module that does not parse. */
  readonly refused: number
  /** How often each form was written, by its name. */
  readonly forms: ReadonlyMap<string, number>
}

/**
 * Checks as many modules as are asked for, in projects of a few each.
 *
 * @throws an error with the seed and the smallest project that fails
 */
export async function checkModules(atLeast: number, seed: number): Promise<RunReport> {
  const forms = new Map<string, number>()
  const count = { modules: 0, compiled: 0, refused: 0 }
  const property = fc.asyncProperty(projectPlans, async (plan) => {
    const project = writeProject(plan)
    count.refused += await checkProject(project)
    count.modules += project.modules.length
    count.compiled += project.modules.filter(({ isOurs }) => isOurs).length
    for (const [form, times] of project.forms) forms.set(form, (forms.get(form) ?? 0) + times)
  })
  // A project has one module at least; each round goes on where the last one ended.
  for (let round = 0; count.modules < atLeast; round++) {
    const numRuns = Math.min(atLeast - count.modules, 100)
    await fc.assert(property, { seed: seed + round, numRuns })
  }
  return { ...count, forms }
}

import * as fc from 'fast-check'
import { checkProject } from './check-project.ts'
import { projectPlans } from './plans.ts'
import { writeProject } from './project.ts'

/** The statistics of a run. */
export interface RunReport {
  readonly modules: number
  /** The number of modules with code of the package. */
  readonly compiled: number
  /** The number refused because they lead to a module that does not parse. */
  readonly refused: number
  /** The number of occurrences of each form, by its name. */
  readonly forms: ReadonlyMap<string, number>
}

/**
 * Checks this many modules, in projects of a few each.
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
  // A project has at least one module; each round continues after the last one.
  for (let round = 0; count.modules < atLeast; round++) {
    const numRuns = Math.min(atLeast - count.modules, 100)
    await fc.assert(property, { seed: seed + round, numRuns })
  }
  return { ...count, forms }
}

/**
 * Puts each bug of mutants.json into a copy of the sources, and runs the test file that must fail.
 *
 * npm run test:mutants all mutants
 * npm run test:mutants -- src/server mutants whose file or promise contains the text
 */

import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openCopiedSuite } from '../support/copied-suite.mjs'
import { ROOT } from '../support/prepare.mjs'

const parts = process.argv.slice(2)
const mutants = JSON.parse(readFileSync(join(ROOT, 'tests/mutants/mutants.json'), 'utf8')).filter(
  ({ file, breaks }) =>
    parts.length === 0 || parts.some((part) => file.includes(part) || breaks.includes(part)),
)

/** The whole repository, so that the copy can be built and packed too. */
const listed = ['ls-files', '--cached', '--others', '--exclude-standard']
const tracked = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
const suite = await openCopiedSuite(
  tracked.filter((file) => existsSync(join(ROOT, file))),
  ['unit', 'router', 'transform'],
)
let missed = 0
try {
  const killers = [...new Set(mutants.map(({ killedBy }) => killedBy))]
  await suite.assertPassing(killers.filter((file) => !needsBuild(file)))
  const built = killers.filter(needsBuild)
  if (built.length > 0 && (await failsBuilt(built))) throw new Error('A test fails as it is.')
  for (const mutant of mutants) {
    const { file, breaks, killedBy } = mutant
    const isKilled = await suite.whileChanged(
      file,
      (text) => mutated(text, mutant),
      () =>
        needsBuild(killedBy)
          ? failsBuilt([killedBy])
          : suite.inTime(suite.firstFailure([killedBy]), `${killedBy} with the bug in ${file}`),
    )
    if (!isKilled) missed++
    console.log(`${isKilled ? 'killed' : 'MISSED'} ${file}: ${breaks} (${killedBy})`)
  }
} finally {
  await suite.close()
}
console.log(`${mutants.length} mutants, ${mutants.length - missed} killed, ${missed} missed`)
process.exitCode = missed === 0 ? 0 : 1

function mutated(text, { file, find, replace }) {
  const [before, after, ...others] = text.split(find)
  if (after === undefined || others.length > 0) {
    throw new Error(`${file} has to contain the text once: ${find}`)
  }
  return `${before}${replace}${after}`
}

function needsBuild(file) {
  return !suite.files.includes(file)
}

/**
 * Whether tests of the built package fail: they run in a separate process, which packs it again.
 */
async function failsBuilt(files) {
  const options = { cwd: suite.root }
  await promisify(execFile)('npx', ['--no-install', 'tsdown', '--log-level', 'warn'], options)
  const run = ['--no-install', 'vitest', 'run', '--bail=1', ...files]
  return promisify(execFile)('npx', run, { ...options, maxBuffer: Infinity }).then(
    () => false,
    () => true,
  )
}

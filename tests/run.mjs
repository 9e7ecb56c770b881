/**
 * Runs the checks of CI: the suites and static checks beside them. The last line counts both.
 *
 * npm test the fast set
 * npm run test:full full matrices, and suites that install other packages
 */

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPackage, findChromium, installPackages, ROOT } from './support/prepare.mjs'

installPackages()
const chromium = findChromium()
buildPackage()

const TOOLS = join(ROOT, 'node_modules/.bin')
const tool = (name, ...args) => [join(TOOLS, name), args]
const script = (...args) => [process.execPath, args]
/** Vitest's project `types` checks the types of the tests. */
const CHECKS = {
  format: tool('oxfmt', '--check'),
  lint: tool('oxlint', '--deny-warnings'),
  'types of the package': tool('tsc', '-p', '.'),
  'types of the playground': tool('tsc', '-p', 'playground'),
  'package contents': tool('publint', '--strict'),
  'public interface': script('tests/support/api-report.mjs'),
  'browser size': script('bench/size.mjs', '--check'),
  'cost of types': script('bench/types/measure.mjs', '--check'),
}

const [suites, checks] = await Promise.all([runSuites(), runChecks()])
// Printed after the suites, so that neither output interrupts the other.
for (const { name, ok, output } of checks) {
  if (!ok) console.log(output)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
}
const passedChecks = checks.filter(({ ok }) => ok).length
const passed = suites.passed + passedChecks
const failed = suites.failed + checks.length - passedChecks
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runSuites() {
  const folder = join(ROOT, 'tests/.tmp')
  const report = join(folder, 'vitest.json')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = { ...process.env, CHROMIUM_PATH: chromium }
  if (process.argv.includes('--full')) env.TESTS = 'full'
  const stdio = ['ignore', 'inherit', 'inherit']
  const vitest = spawn(...tool('vitest', 'run', ...reporters), { cwd: ROOT, stdio, env })
  const [status] = await once(vitest, 'close')
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const { numPassedTests = 0, numFailedTests = 0 } = results ?? {}
  // An error outside of any test, or a missing report, fails the run too.
  const isCounted = results !== undefined && (status === 0 || numFailedTests > 0)
  return { passed: numPassedTests, failed: isCounted ? numFailedTests : numFailedTests + 1 }
}

/** In sequence: the suites keep the other cores busy. */
async function runChecks() {
  const results = []
  for (const [name, [command, args]] of Object.entries(CHECKS)) {
    results.push({ name, ...(await run(command, args)) })
  }
  return results
}

function run(command, args) {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: ROOT }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: `${stdout}${stderr}` }),
    )
  })
}

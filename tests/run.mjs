/** Everything that CI runs: static checks, then the suites. Ends with one line that counts them. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPackage, findChromium, installPackages, passes, ROOT } from './support/prepare.mjs'

installPackages()
const chromium = findChromium()
buildPackage()

const tool = (name, ...args) => passes('npx', ['--no-install', name, ...args])
const checks = {
  format: () => tool('oxfmt', '--check'),
  lint: () => tool('oxlint', '--deny-warnings'),
  'types of the package': () => tool('tsc', '-p', '.'),
  'types of the playground': () => tool('tsc', '-p', 'playground'),
  'types of the tests': () => tool('tsc', '-p', 'tests'),
  'package contents': () => tool('publint', '--strict'),
  'public interface': () => passes(process.execPath, ['tests/support/api-report.mjs']),
  'browser size': () => passes(process.execPath, ['bench/size.mjs', '--check']),
}

let passed = 0
let failed = 0
for (const [name, check] of Object.entries(checks)) {
  const ok = check()
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (ok) passed++
  else failed++
}

const folder = join(ROOT, 'tests/.tmp')
const report = join(folder, 'vitest.json')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const suites = spawnSync(
  'npx',
  [
    '--no-install',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  },
)
const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
passed += results?.numPassedTests ?? 0
failed += results?.numFailedTests ?? 0
// An error outside of any test, or no report at all, fails the run too.
const counted = results !== undefined && (suites.status === 0 || results.numFailedTests > 0)
if (!counted) failed++

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Installs the packages that only benchmarks need, by the lockfile of this folder. */

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BENCH = fileURLToPath(new URL('.', import.meta.url))

export function installBench() {
  if (existsSync(join(BENCH, 'node_modules'))) return
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', options, { cwd: BENCH, stdio: 'inherit' })
}

/** Installs the packages that benchmarks beside peers need. */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const REPOSITORY = join(HERE, '../..')

/** Installs the packages of the lockfile of this folder. */
export function installBench() {
  if (existsSync(join(HERE, 'node_modules'))) return
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', options, { cwd: HERE, stdio: 'inherit' })
}

/**
 * Unpacks seamline into a folder of an app, as it is published. It finds the same dependencies as the other packages,
 * in the folder here.
 */
export function installPacked(target) {
  if (!existsSync(join(REPOSITORY, 'dist'))) throw new Error('Run `npm run build` first.')
  mkdirSync(target, { recursive: true })
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', target]
  const archive = execFileSync('npm', pack, { cwd: REPOSITORY, encoding: 'utf8' }).trim()
  execFileSync('tar', ['-xzf', archive, '--strip-components=1'], { cwd: target })
  rmSync(join(target, archive))
}

/**
 * Installs the missing parts of a fresh clone: the npm packages, and a browser for the end-to-end
 * tests.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Installs the packages of the lockfile, unless it has not changed since the last install. */
export function installPackages() {
  const installed = join(ROOT, 'node_modules/.package-lock.json')
  const lockfile = join(ROOT, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return
  console.log('Installing packages (npm ci)…')
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'])
}

/** Builds the package into `dist`, unless that is newer than every source. */
export function buildPackage() {
  const built = join(ROOT, 'dist/src/index.js')
  const sources = ['src', 'babel-plugin'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((file) => join(ROOT, folder, file)),
  )
  const changed = [...sources, join(ROOT, 'tsdown.config.ts'), join(ROOT, 'package.json')]
  const newest = Math.max(...changed.map((file) => statSync(file).mtimeMs))
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return
  run('npx', ['--no-install', 'tsdown', '--log-level', 'warn'])
}

/** The headless shell first: the same engine without the browser's windows visits a page in less than half the time. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** The path of a Chromium: `CHROMIUM_PATH`, else an installed one, else Debian's, installed now. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return chosen
  const found = lookUp(BROWSERS)
  if (found) return found
  if (process.getuid?.() !== 0 || !lookUp(['apt-get'])) {
    throw new Error(
      'The end-to-end tests need Chromium. Install it, or name one with CHROMIUM_PATH=/path/to/chromium.',
    )
  }
  console.log('Installing Chromium (apt-get)…')
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  try {
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'])
  } catch {
    console.log('This Debian has no headless shell: the tests run in the browser itself.')
  }
  const installed = lookUp(BROWSERS)
  if (installed) return installed
  throw new Error('The chromium package was installed and has no chromium in the PATH.')
}

function lookUp(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

function run(command, args) {
  execFileSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
}

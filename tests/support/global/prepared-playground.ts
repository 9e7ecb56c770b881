/**
 * Builds the playground once for all suites, and prebundles the dependencies of its dev servers.
 */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { outsideEnvironment } from '../child-server.ts'
import { ROOT } from '../prepare.mjs'

/** The folder whose `dist` is the build. */
export const PLAYGROUND_BUILD = join(ROOT, 'tests/.tmp/playground')

/**
 * Vitest runs it before the first suite of a project. In separate processes, because a build within
 * the test runner's process is not entirely a production build.
 */
export async function setup(): Promise<void> {
  await Promise.all([
    vite('build', '--outDir', join(PLAYGROUND_BUILD, 'dist'), '--emptyOutDir'),
    // Two dev servers that start at once would overwrite each other's.
    vite('optimize'),
  ])
}

async function vite(...args: readonly string[]): Promise<void> {
  const bin = join(ROOT, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [bin, ...args, '--logLevel', 'error'], {
    cwd: join(ROOT, 'playground'),
    env: outsideEnvironment(),
  })
}

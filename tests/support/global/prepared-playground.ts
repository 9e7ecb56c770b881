/** Builds the playground once for all suites, and what its dev servers have Vite bundle beforehand. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { outsideEnvironment } from '../child-server.ts'
import { ROOT } from '../prepare.mjs'

/** The folder whose `dist` is the build. */
export const PLAYGROUND_BUILD = join(ROOT, 'tests/.tmp/playground')

/**
 * Vitest runs it before the first suite of a project. In processes of their own: a build within a
 * test runner's is not one for production altogether.
 */
export async function setup(): Promise<void> {
  await Promise.all([
    vite('build', '--outDir', join(PLAYGROUND_BUILD, 'dist'), '--emptyOutDir'),
    // Two dev servers that start at once would replace each other's.
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

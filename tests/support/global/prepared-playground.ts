/** Builds the playground once for all suites, and what its dev servers have Vite bundle beforehand. */

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { outsideEnvironment } from '../child-server.ts'
import { ROOT } from '../prepare.mjs'

/** The folder whose `dist` is the build. */
export const PLAYGROUND_BUILD = join(ROOT, 'tests/.tmp/playground')

/**
 * Vitest runs it before the first suite of a project. In processes of their own: a build within a
 * test runner's is not one for production altogether.
 */
export function setup(): void {
  vite('build', '--outDir', join(PLAYGROUND_BUILD, 'dist'), '--emptyOutDir', '--logLevel', 'error')
  // Two dev servers that start at once would replace each other's.
  vite('optimize', '--logLevel', 'error')
}

function vite(...args: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: join(ROOT, 'playground'),
    env: outsideEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

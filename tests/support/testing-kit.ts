/** The project of docs/testing.md: its files and Vitest's output. */

import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { outsideEnvironment } from './child-server.ts'
import type { AppFiles } from './fixture-app.ts'
import { ROOT } from './prepare.mjs'

/** The files of the project by their path. */
export function kitFiles(): AppFiles {
  return filesIn('tests/support/testing-kit')
}

/** The files below a folder of the repository by their path in it. */
export function filesIn(folder: string): AppFiles {
  const root = join(ROOT, folder)
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  )
}

const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')

/** For runners of a project, whose tests share a machine with the suite. */
export const PATIENTLY: readonly string[] = ['--testTimeout=60000']

/** Runs a project's tests, or some of its files, with Vitest and returns all output. */
export function vitestIn(root: string, ...files: readonly string[]): Promise<string> {
  return runIn(root, process.execPath, [VITEST, 'run', ...PATIENTLY, ...files])
}

/** Runs a program of the project and returns all output, even if it failed. */
export async function runIn(
  root: string,
  command: string,
  args: readonly string[],
): Promise<string> {
  const options = { cwd: root, env: { ...outsideEnvironment(), NO_COLOR: '1' } }
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, options)
    return `${stdout}${stderr}`
  } catch (failure) {
    const { stdout, stderr } = failure as { readonly stdout: string; readonly stderr: string }
    return `${stdout}${stderr}\nfailed: ${command} ${args.join(' ')}`
  }
}

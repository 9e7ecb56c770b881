/** Packs the package as npm would publish it, once for every app that has it installed. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../prepare.mjs'

/** The folder of the unpacked package. */
export const PACKED = join(ROOT, 'tests/.tmp/package')

/** Vitest runs it before the first suite of a project. */
export function setup(): void {
  rmSync(PACKED, { recursive: true, force: true })
  mkdirSync(PACKED, { recursive: true })
  const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', PACKED], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [packed] = JSON.parse(printed) as { filename: string }[]
  if (packed === undefined) throw new Error('npm pack made no archive.')
  const archive = join(PACKED, packed.filename)
  execFileSync('tar', ['-xzf', archive, '-C', PACKED, '--strip-components=1'])
  rmSync(archive)
}

/** `npm run soak` and `npm run faults`, with the package built from the current sources. */

import { spawnSync } from 'node:child_process'
import { buildPackage, ROOT } from '../support/prepare.mjs'

const [name] = process.argv.slice(2)

buildPackage()
const { status } = spawnSync(
  'npx',
  ['--no-install', 'vitest', 'run', '--config', 'tests/soak/vitest.config.ts', `${name}.run`],
  { cwd: ROOT, stdio: 'inherit' },
)
process.exitCode = status ?? 1

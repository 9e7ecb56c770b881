/** Runs the property tests of the wire with many more values: `node tests/fuzz/wire.mjs [runs]`. */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [runs = process.env.FUZZ_RUNS ?? '50000'] = process.argv.slice(2)

const { status } = spawnSync(
  'npx',
  [
    '--no-install',
    'vitest',
    'run',
    '--project',
    'unit',
    'tests/unit/wire/wire-',
    'tests/unit/wire/stream-frames',
  ],
  {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: runs },
  },
)
process.exitCode = status ?? 1

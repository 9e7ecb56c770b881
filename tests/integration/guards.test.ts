import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** One of each kind; `npm run test:guards` removes all of them. */
const SAMPLE = ['complexity.ts assertDepth', 'context-key.ts isContextKey', 'escapeHtml']

test('a test fails when a guard is removed', async () => {
  const script = fileURLToPath(new URL('../guards/run.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...SAMPLE])
  expect(stdout).toContain('3 guards, 3 noticed, 0 missed')
})

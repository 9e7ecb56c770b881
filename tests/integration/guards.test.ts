import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { IS_FULL } from '../support/selection.ts'

/** One of each kind, or of one kind in the fast set; `npm run test:guards` removes all of them. */
const KINDS = ['complexity.ts assertDepth', 'context-key.ts isContextKey', 'escapeHtml']
const SAMPLE = IS_FULL ? KINDS : KINDS.slice(0, 1)

test('a test fails when a guard is removed', async () => {
  const script = fileURLToPath(new URL('../guards/run.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...SAMPLE])
  const count = SAMPLE.length
  expect(stdout).toContain(`${count} guards, ${count} noticed, 0 missed`)
})

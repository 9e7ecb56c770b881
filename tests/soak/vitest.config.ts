import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * `npm run soak` and `npm run faults`: separate from `npm test`, which runs short forms of both.
 */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/soak/*.run.ts'],
    globalSetup: 'tests/support/global/packed-package.ts',
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
})

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run fuzz`: separate from `npm test`, which runs fewer modules of one seed. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/fuzz/*.fuzz.ts'],
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
})

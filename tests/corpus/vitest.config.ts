import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run corpus`, the long form of the corpus tests in `npm test`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/corpus/*.corpus.ts'],
    globalSetup: 'tests/support/global/packed-package.ts',
    execArgv: ['--unhandled-rejections=strict'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
})

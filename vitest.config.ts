import { defineConfig } from 'vitest/config'

/** A rejection that nobody handles is an error, whoever else listens. */
const execArgv = ['--unhandled-rejections=strict']

/** Suites by what they need: see CONTRIBUTING.md for what belongs where. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], execArgv } },
      { test: { name: 'transform', include: ['tests/transform/*.test.ts'] } },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            checker: 'tsc',
            include: ['tests/types/**/*.test-d.ts'],
            tsconfig: './tests/tsconfig.json',
          },
        },
      },
      {
        test: {
          name: 'integration',
          execArgv,
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          execArgv,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

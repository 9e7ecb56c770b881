import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** Suites by what they need: see CONTRIBUTING.md for what belongs where. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/router/**'],
        },
      },
      {
        // The router is published as Solid sources, which this plugin compiles for the server.
        plugins: [solid({ ssr: true, hot: false })],
        test: { name: 'router', include: ['tests/unit/router/**/*.test.{ts,tsx}'] },
      },
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
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

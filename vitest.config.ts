import { availableParallelism } from 'node:os'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { IS_FULL } from './tests/support/selection.ts'

/** What holds for all suites that run. */
const RUNNING = {
  // A rejection that nobody handles is an error, whoever else listens.
  execArgv: ['--unhandled-rejections=strict'],
  // A machine may have other things to do: only what hangs takes this long.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Servers and pages are often what a test expects a moment after the event that it waited for.
  expect: { poll: { timeout: 30_000 } },
}

/** Suites by what they need: see CONTRIBUTING.md for what belongs where. */
export default defineConfig({
  test: {
    // Most of what a browser's test does is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/router/**'],
          setupFiles: 'tests/support/reset-app.ts',
          isolate: false,
          ...RUNNING,
        },
      },
      {
        // The router is published as Solid sources, which this plugin compiles for the server.
        plugins: [solid({ ssr: true, hot: false })],
        test: {
          name: 'router',
          include: ['tests/unit/router/**/*.test.{ts,tsx}'],
          setupFiles: 'tests/support/reset-app.ts',
          isolate: false,
          ...RUNNING,
        },
      },
      {
        test: {
          name: 'transform',
          include: ['tests/transform/*.test.ts'],
          // The transform keeps nothing between calls, so that its files may share what they import.
          isolate: false,
          ...RUNNING,
        },
      },
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
          isolate: false,
          ...RUNNING,
          include: ['tests/integration/**/*.test.ts', ...(IS_FULL ? ['tests/full/*.test.ts'] : [])],
          globalSetup: 'tests/support/global/packed-package.ts',
        },
      },
      {
        test: {
          name: 'e2e',
          isolate: false,
          ...RUNNING,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [
            'tests/support/global/packed-package.ts',
            'tests/support/global/prepared-playground.ts',
            'tests/support/global/shared-chromium.ts',
          ],
        },
      },
    ],
  },
})

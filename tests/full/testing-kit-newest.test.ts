/**
 * The project of docs/testing.md with what users of a newer Node have: msw 3 and Vitest 5 do not run on the
 * one that this repository is developed with, so that it installs its own.
 */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { kitFiles, PATIENTLY, runIn } from '../support/testing-kit.ts'

const NODE = ['--yes', '--package', 'node@24.21.0', '--call']
const NEWEST: Readonly<Record<string, string>> = { msw: '3.0.5', vitest: '5.1.0' }

test('the project runs on Node 24 with msw 3 and Vitest 5', { timeout: 400_000 }, async () => {
  const files = kitFiles()
  const { devDependencies, dependencies, ...manifest } = JSON.parse(files['package.json'] ?? '')
  // The packed package is in its place already; npm would remove it as unknown, or look for it elsewhere.
  const { seamline: _packed, ...others } = dependencies
  const app = createFixtureApp({
    ...files,
    'package.json': JSON.stringify({
      ...manifest,
      dependencies: { ...others, seamline: 'file:packed' },
      devDependencies: { ...devDependencies, ...NEWEST },
    }),
  })
  app.move('node_modules/seamline', 'packed')
  const install =
    'npm install --prefer-offline --install-links --no-audit --no-fund --loglevel=error'
  const installed = await runIn(app.root, 'npx', [...NODE, install])
  expect(installed).toMatch(/added \d+ packages/)
  const vitest = ['node node_modules/vitest/vitest.mjs run', ...PATIENTLY].join(' ')
  const printed = await runIn(app.root, 'npx', [...NODE, vitest])
  expect(printed).toContain('RUN  v5.1.0')
  expect(printed).toMatch(/Tests +(\d+) passed \(\1\)/)
  app.remove()
})

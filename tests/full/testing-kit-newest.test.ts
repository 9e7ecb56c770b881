/**
 * The project of docs/testing.md on a newer Node. The suite installs msw 3 and Vitest 5, because
 * they do not run on the Node that this repository is developed with.
 */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { kitFiles, PATIENTLY, runIn } from '../support/testing-kit.ts'

const NODE = ['--yes', '--package', 'node@24.21.0', '--call']
const NEWEST: Readonly<Record<string, string>> = { msw: '3.0.5', vitest: '5.1.0' }

test('the project runs on Node 24 with msw 3 and Vitest 5', { timeout: 400_000 }, async () => {
  const files = kitFiles()
  const { devDependencies, dependencies, ...manifest } = JSON.parse(files['package.json'] ?? '')
  // The packed package is already in place; npm would remove it as unknown or resolve it elsewhere.
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

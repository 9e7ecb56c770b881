/** A migrated app as npm installs it, with only the packages in its manifest. */

import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { MOVED_APP, MOVED_NAME } from '../support/moved-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { built, loadPage, typeErrorsIn } from '../support/running-app.ts'
import { runIn } from '../support/testing-kit.ts'

const { devDependencies: versions } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const pick = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, versions[name]]))

const app = createFixtureApp(
  {
    ...MOVED_APP,
    'package.json': JSON.stringify({
      name: 'moved',
      private: true,
      type: 'module',
      dependencies: {
        ...pick('@tanstack/solid-router', 'solid-js', 'zod'),
        // In place of `npm:seamline`.
        [MOVED_NAME]: 'file:packed',
      },
      devDependencies: pick('vite', 'vite-plugin-solid'),
    }),
  },
  MOVED_NAME,
  tmpdir(),
)
beforeAll(async () => {
  app.move(`node_modules/${MOVED_NAME}`, 'packed')
  const args = ['install', '--prefer-offline', '--install-links', '--no-audit', '--no-fund']
  expect(await runIn(app.root, 'npm', [...args, '--loglevel=error'])).toMatch(/added \d+ packages/)
})
afterAll(() => app.remove())

test('builds and serves with its own packages alone', async () => {
  const server = await built(app.root)
  const page = await loadPage(`${server.url}/notes`, { cookie: 'user=ann' })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Notes of ann')])
  await server.stop()
})

test('infers `server` of routes in its types', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})

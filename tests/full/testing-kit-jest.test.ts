/** The project of docs/testing.md under Jest, which this suite installs. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { filesIn, kitFiles, PATIENTLY, runIn } from '../support/testing-kit.ts'

const JEST = filesIn('tests/support/testing-kit-jest')
const PACKAGES = {
  '@babel/preset-typescript': '7.29.7',
  'babel-jest': '30.5.2',
  jest: '30.5.2',
  'jest-environment-jsdom': '30.5.2',
  'jest-fixed-jsdom': '0.0.11',
}

test('its tests pass, except those of `serverFnHandlers`', { timeout: 200_000 }, async () => {
  const { 'tests/whole-calls.test.ts': _needsVite, ...project } = kitFiles()
  const files = Object.entries({ ...project, ...JEST, 'tests/forms.test.ts': FORMS }).map(
    ([file, text]) => [file, text.replace(`from 'vitest'`, `from '@jest/globals'`)],
  )
  const manifest = { private: true, type: 'module', devDependencies: PACKAGES }
  const app = createFixtureApp({
    ...Object.fromEntries(files),
    'package.json': JSON.stringify(manifest),
  })
  // npm would remove packages that no manifest names.
  app.move('node_modules/seamline', 'packed')
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  expect(await runIn(app.root, 'npm', ['install', ...options])).toMatch(/added \d+ packages/)
  app.move('packed', 'node_modules/seamline')
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...PATIENTLY]
  const printed = await runIn(app.root, process.execPath, jest)
  expect(printed).toMatch(/Tests: +(\d+) passed, \1 total/)
  for (const suite of ['AddNote', 'forms', 'middleware', 'server/notes', 'streams-and-forms']) {
    expect(printed).toMatch(new RegExp(`PASS .*tests/${suite}.test.tsx?`))
  }
  app.remove()
})

test.each(Object.entries(JEST))('the documentation shows %s unchanged', (file, text) => {
  const page = readFileSync(join(ROOT, 'docs/testing.md'), 'utf8')
  expect(page).toContain(`\`\`\`js\n// ${file}\n${text}\`\`\``)
})

/** Files and forms that the documentation does not show. */
const FORMS = `
  import { expect, test } from '@jest/globals'
  import { mockServerFn } from 'seamline/testing'
  import { addPhoto } from '../src/notes.functions'
  import { server } from './setup'
  const early = new File(['early'], 'early.txt')
  test('a file that is made first, in an object', async () => {
    server.use(mockServerFn(addPhoto, async ({ data }) => [data.file.name, await data.file.text()]))
    expect(await addPhoto({ data: { file: early } })).toEqual(['early.txt', 'early'])
  })
  test('a form of the page', async () => {
    server.use(mockServerFn(addPhoto, ({ data }) => [...data].map(([name, value]) => [name, value.name ?? value])))
    document.body.innerHTML =
      '<form><input name="title" value="Trip"><input type="file" name="photo"><button name="by" value="me"></form>'
    const data = new FormData(document.forms[0], document.querySelector('button'))
    expect(await addPhoto({ data })).toEqual([['title', 'Trip'], ['photo', ''], ['by', 'me']])
    expect(data).toBeInstanceOf(FormData)
  })`

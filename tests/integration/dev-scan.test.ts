/** Counts how often the dev server scans the sources for a function that no page has loaded. */

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'

const notes = (count: number) => `
  import { createServerFn } from 'seamline'
  export const countNotes = createServerFn().handler(() => ${count})
`

const app = createFixtureApp({
  'vite.config.js': `import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'index.html': '<script type="module" src="/src/main.ts"></script>',
  'src/main.ts': '',
  'src/notes.ts': notes(1),
  'data/notes.db': '0',
  // A scan logs once that it skips this module.
  'src/broken.ts': `
    import { createServerFn } from 'seamline'
    export const broken = (local: number) => createServerFn().handler(() => local)
  `,
})
let server: DevServer

beforeAll(async () => {
  server = await startDevServer(app.root)
})
afterAll(async () => {
  await server.stop()
  app.remove()
})

const ask = async (id: string): Promise<number> => {
  const headers = { origin: server.url }
  return (await fetch(`${server.url}/_serverFn/${id}`, { headers })).status
}

test('the server scans once per change of a module, however many unknown ids are requested', async () => {
  const warned = vi.spyOn(server.vite.config.logger, 'warn').mockReturnValue()
  const scans = () => warned.mock.calls.filter(([line]) => line.includes('broken.ts')).length
  const askOften = async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `unknown${index}`)
    expect(new Set(await Promise.all(ids.map(ask)))).toEqual(new Set([404]))
    for (const id of ids) expect(await ask(id)).toBe(404)
  }

  await askOften()
  expect(scans()).toBe(1)

  // Files that an app writes while it handles a request are not sources.
  await server.whenSeen(join(app.root, 'data/notes.db'), () => app.write('data/notes.db', '1'))
  await askOften()
  expect(scans()).toBe(1)

  await server.whenSeen(join(app.root, 'src/notes.ts'), () => app.write('src/notes.ts', notes(2)))
  await askOften()
  expect(scans()).toBe(2)
  // A known function needs no scan.
  expect(await ask(functionId('src/notes.ts', 'countNotes'))).toBe(200)
  expect(scans()).toBe(2)
})

test('a function in a new module is found by the next call', async () => {
  const id = functionId('src/more.ts', 'countNotes')
  expect(await ask(id)).toBe(404)
  const file = join(app.root, 'src/more.ts')
  const seen = new Promise<void>((resolve) => {
    server.vite.watcher.on('add', (added) => added === file && resolve())
  })
  app.write('src/more.ts', notes(3))
  await seen
  expect(await ask(id)).toBe(200)
})

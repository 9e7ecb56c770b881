/**
 * How a compile error is shown: in the log of a build, in the terminal of `vite`, and in its
 * overlay.
 */

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, startChildServer, type ChildServer } from '../support/child-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { loadPage } from '../support/running-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'
import { runIn } from '../support/testing-kit.ts'

const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')

interface Mistake {
  readonly source: string
  /** The source of the faulty line. */
  readonly line: string
  readonly text: string
  /** Its line (from 1) and column (from 0), as Vite counts. */
  readonly place: string
}

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a builder that is passed on': {
    source: `import { createServerFn } from 'seamline'\n\nregister(createServerFn)\nexport const on = 1\n`,
    line: 'register(createServerFn)',
    text: '(BUILDER_NOT_CALLED)',
    place: '3:9',
  },
  'a marked module that does not parse': {
    source: `import 'seamline/client-only'\nexport const on = = 1\n`,
    line: 'export const on = = 1',
    text: 'Unexpected token',
    place: '2:18',
  },
}

const APP: AppFiles = {
  'index.html': `<!doctype html><title>fixture</title><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    // Looking for dependencies, Vite parses the modules by itself, and reports what it finds in its own words.
    export default { plugins: [seamline()], optimizeDeps: { noDiscovery: true } }`,
  'src/main.ts': `import { on } from './notes'\nconsole.info(on)\n`,
}

describe.each(Object.entries(MISTAKES))('%s', (_what, { source, line, text, place }) => {
  const app = createFixtureApp({ ...APP, 'src/notes.ts': source })
  let server: ChildServer
  beforeAll(async () => {
    server = await startDevServer(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test('is shown once by a build', async () => {
    const log = await runIn(app.root, process.execPath, [VITE, 'build'])
    expect(log).toContain(`${app.root}/src/notes.ts:${place}\n`)
    expectShownOnce(log, { line, text })
  })

  test('is shown once in the overlay and in the terminal', async () => {
    const response = await fetch(`${server.url}/src/notes.ts`)
    expect(response.status).toBe(500)
    const [, payload = ''] = /const error = (\{.*\})$/m.exec(await response.text()) ?? []
    const { message, frame, stack, id, loc } = JSON.parse(payload)
    expectShownOnce(`${message}\n${frame}\n${stack}`, { line, text })
    const [row, column] = place.split(':').map(Number)
    expect({ id, loc }).toEqual({
      id: `${app.root}/src/notes.ts`,
      loc: { file: `${app.root}/src/notes.ts`, line: row, column },
    })
    await server.printed(`${app.root}/src/notes.ts:${place}\n`)
    await server.printed(`\n  > ${row} | ${line}\n`)
    expectShownOnce(server.log(), { line, text })
  })
})

describe('a route module with a compile error', () => {
  const page = pageFile('/', 'component: Home')
  const app = createFixtureApp(
    smallRoutedApp({
      'src/routes/index.tsx': `import { createServerFn } from 'seamline'
register(createServerFn)
const Home = () => <h1>Home</h1>
${page}`,
    }),
  )
  let server: ChildServer
  beforeAll(async () => {
    server = await startDevServer(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test('shows the error once in place of its page, and in the terminal', async () => {
    const response = await loadPage(server.url)
    expect(response.status).toBe(500)
    const [, payload = ''] = /ErrorOverlay\((\{.*\})\)/.exec(await response.text()) ?? []
    const { message, frame = '', stack } = JSON.parse(payload)
    const mistake = { line: 'register(createServerFn)', text: '(BUILDER_NOT_CALLED)' }
    expectShownOnce(`${message}\n${frame}\n${stack}`, mistake)
    expect(message).toContain(`${app.root}/src/routes/index.tsx:2:9: `)
    await server.printed('\n> 2 | register(createServerFn)\n')
    expectShownOnce(server.log(), mistake)
  })
})

async function startDevServer(root: string): Promise<ChildServer> {
  const port = await freePort()
  const args = [VITE, '--port', String(port), '--strictPort']
  return startChildServer({ args, cwd: root, port })
}

function expectShownOnce(log: string, { line, text }: Pick<Mistake, 'line' | 'text'>): void {
  expect(log.split(text)).toHaveLength(2)
  expect(log.split(line)).toHaveLength(2)
  expect([...log.matchAll(/^ *> \d+ \|/gm)]).toHaveLength(1)
  expect(log).not.toMatch(/babel-plugin|@babel|seamline\/dist/)
}

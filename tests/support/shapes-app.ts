/**
 * An app that writes server functions in every supported form, with `SERVER_MARKER` in all
 * server-only code, and `CLIENT_MARKER` in all browser code.
 */

import type { AppFiles } from './fixture-app.ts'
import { SHAPES_PACKAGES } from './shapes-packages.ts'
import { SHAPES_SERVER } from './shapes-server.ts'
import { APP_FOLDER, createWorkspace, type Workspace } from './workspace.ts'

const APP: AppFiles = {
  'package.json': JSON.stringify({
    name: 'web',
    private: true,
    type: 'module',
    sideEffects: ['./src/env.server.ts', '*.css'],
    dependencies: { '@fixture/kit': '*', 'fixture-stats': '^1.0.0' },
  }),
  'index.html': `<!doctype html><title>shapes</title><link rel="icon" href="data:,"><div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>`,
  'vite.config.ts': `
    import { fileURLToPath } from 'node:url'
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'

    const aliases = { 'src/old-notes.ts#list': 'src/server/notes.ts#listNotes' }
    export default {
      resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
      plugins: [seamline({ serverFns: { aliases } }), solid()],
    }`,
  'src/main.tsx': `
    import { render } from 'solid-js/web'
    import { App } from './App'
    render(() => <App />, document.getElementById('root')!)`,
  'src/App.css': `main { color: rgb(1, 2, 3); --who: 'CLIENT_MARKER' }`,
  'src/App.tsx': `
    import { createSignal, lazy, Suspense } from 'solid-js'
    import { kitVersion } from '@fixture/kit'
    import { getStats } from 'fixture-stats'
    import { addNote, find, greet, listNotes } from '~/server'
    import * as server from '~/server'
    import { api } from '~/server/api'
    import { banUser } from '~/server/admin'
    import { countVisits, whoAmI } from '~/server/account'
    import { fromNamespace, fromRenamed } from '~/server/imports'
    import { side, viewport } from '~/sides'
    import { Counter } from './Counter'
    import './App.css'

    const Panel = lazy(() => import('./panel.tsx'))
    const Part = lazy(() => import('./panel.tsx?part=panel'))

    const CALLS: Record<string, () => unknown> = {
      listNotes: () => listNotes(),
      addNote: () => addNote({ data: 'CLIENT_MARKER' }),
      search: () => find({ data: { query: 'milk' } }),
      default: () => greet({ data: 'Ada' }),
      readEnv: () => server.readEnv(),
      'api.notes.list': () => api.notes.list(),
      'api.notes.remove': () => api.notes.remove({ data: 1 }),
      whoAmI: () => whoAmI(),
      countVisits: () => countVisits(),
      banUser: () => banUser({ data: 'Eve' }),
      fromRenamed: () => fromRenamed(),
      fromNamespace: () => fromNamespace(),
      kitVersion: () => kitVersion(),
      getStats: () => getStats(),
      'here: side': () => side(),
      'here: viewport': () => viewport(),
    }

    async function answerOf(call: () => unknown) {
      try { return await call() } catch (error) { return String(error) }
    }

    export function App() {
      const [answers, setAnswers] = createSignal('')
      const callAll = async () => {
        const all = Object.entries(CALLS).map(async ([name, call]) => [name, await answerOf(call)])
        setAnswers(JSON.stringify(Object.fromEntries(await Promise.all(all))))
      }
      return <main>
        <button onClick={callAll}>Call everything</button>
        <pre>{answers()}</pre>
        <Counter />
        <Suspense><Panel title="whole" /><Part title="part" /></Suspense>
      </main>
    }`,
  'src/Counter.tsx': `
    import { createSignal } from 'solid-js'
    import { createServerFn } from 'seamline'
    import { start } from '~/server/start-value'

    const STEP = 'SERVER_MARKER'.length
    const increase = createServerFn({ method: 'POST' })
      .inputValidator((value: number) => {
        if (typeof value !== 'number') throw new Error('SERVER_MARKER: not a number')
        return value
      })
      .handler(({ data }) => data + STEP + start())

    export function Counter() {
      const [count, setCount] = createSignal(1)
      return <button onClick={async () => setCount(await increase({ data: count() }))}>
        Count: {count()}
      </button>
    }`,
  'src/panel.css': `.panel { color: rgb(4, 5, 6) }`,
  'src/panel.tsx': `
    import { createResource } from 'solid-js'
    import { createServerFn } from 'seamline'
    import { wordOf } from './words'
    import './panel.css'

    // SERVER_MARKER: a comment on a server constant
    const WORDS = ['SERVER_MARKER']
    const panelText = createServerFn().handler(() => {
      return wordOf(WORDS) // SERVER_MARKER
    })

    export default function Panel(props: { title: string }) {
      const [text] = createResource(() => panelText())
      return <p class="panel">{props.title}: {text()}</p>
    }`,
  'src/words.ts': `export const wordOf = (words: string[]) => 'SERVER_MARKER words'.length + words.length`,
  'src/sides.ts': `
    import { createClientOnlyFn, createIsomorphicFn, createServerOnlyFn } from 'seamline'

    export const readSecret = createServerOnlyFn(() => 'SERVER_MARKER secret')
    export const viewport = createClientOnlyFn(() => 'CLIENT_MARKER ' + typeof window)
    export const side = createIsomorphicFn()
      .client(() => 'CLIENT_MARKER')
      .server(() => 'SERVER_MARKER')`,
  'src/env.server.ts': `process.env.FIXTURE_REGION = 'SERVER_MARKER region'`,
}

/** Creates the app, in a workspace with its dependencies. */
export function createShapesApp(): Workspace {
  const files = Object.entries({ ...APP, ...SHAPES_SERVER }).map(
    ([file, text]) => [`${APP_FOLDER}/${file}`, text] as const,
  )
  return createWorkspace(
    { ...SHAPES_PACKAGES, ...Object.fromEntries(files) },
    { '@fixture/kit': 'packages/kit' },
  )
}

/** An app whose page has state that a reload would lose, beside server code to edit. */

import { createWorkspace, type Workspace } from './workspace.ts'

const FILES = {
  'apps/web/package.json': JSON.stringify({
    name: 'web',
    private: true,
    type: 'module',
    dependencies: { '@fixture/kit': '*' },
  }),
  'apps/web/index.html': `<!doctype html><title>desk</title><link rel="icon" href="data:,">
    <div id="root"></div><script type="module" src="/src/main.tsx"></script>`,
  'apps/web/vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()] }`,
  'apps/web/src/main.tsx': `
    import { render } from 'solid-js/web'
    import { Desk } from './Desk'
    import './pulse'
    render(() => <Desk />, document.getElementById('root')!)`,
  'apps/web/src/pulse.ts': `
    document.body.dataset.pulse = '0'
    import.meta.hot?.accept()`,
  'apps/web/src/stamp.ts': `
    import { createMiddleware } from 'seamline'
    import { getRequestHeader } from 'seamline/server'
    export const stamp = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ headers: { 'x-from': 'client one' } }))
      .server(({ next }) => next({ context: { stamp: 'stamp one, ' + getRequestHeader('x-from') } }))`,
  'apps/web/src/tagged.ts': `
    import { createMiddleware, createServerFn } from 'seamline'
    const tag = createMiddleware({ type: 'function' })
      .server(({ next }) => next({ context: { tag: 'tag one' } }))
    export const tagged = () => createServerFn().middleware([tag])`,
  'apps/web/src/db.ts': `export const row = () => 'row one'`,
  'apps/web/src/Desk.tsx': `
    import { createSignal } from 'solid-js'
    import { createServerFn } from 'seamline'
    import { kitWord } from '@fixture/kit'
    import { row } from './db'
    import { stamp } from './stamp'
    import { tagged } from './tagged'

    const readWord = createServerFn().handler(() => 'word one')
    const readStamp = createServerFn().middleware([stamp]).handler(({ context }) => context.stamp)
    const readRow = createServerFn().handler(() => row())
    const readTag = tagged()({ method: 'POST' }).handler(({ context }) => context.tag)
    const readDate = createServerFn().handler(() => new Date(0))
    const check = createServerFn({ method: 'POST' })
      .inputValidator((text: string) => 'validator one: ' + text)
      .handler(({ data }) => data)

    export function Desk() {
      const [typed, setTyped] = createSignal('')
      const [answer, setAnswer] = createSignal('')
      const Call = (props: { name: string, of: () => Promise<string> }) =>
        <button onClick={() => props.of().then(setAnswer, (error) => setAnswer(String(error)))}>{props.name}</button>
      return <section>
        <h1>Desk</h1>
        <input aria-label="Draft" />
        <input aria-label="Title" value={typed()} onInput={(event) => setTyped(event.currentTarget.value)} />
        <Call name="word" of={() => readWord()} />
        <Call name="stamp" of={() => readStamp()} />
        <Call name="row" of={() => readRow()} />
        <Call name="tag" of={() => readTag()} />
        <Call name="validator" of={() => check({ data: typed() })} />
        <Call name="date" of={() => readDate().then((date) => date.toISOString())} />
        <Call name="kit" of={() => kitWord()} />
        <output>{answer()}</output>
      </section>
    }`,
  'packages/kit/package.json': JSON.stringify({
    name: '@fixture/kit',
    version: '1.0.0',
    type: 'module',
    exports: './src/index.ts',
    peerDependencies: { seamline: '*' },
  }),
  'packages/kit/src/index.ts': `
    import { createServerFn } from 'seamline'
    export const kitWord = createServerFn().handler(() => 'kit one')`,
} as const

/** A file of the app. */
export type HmrFile = keyof typeof FILES

/** The app in its workspace, and an editor for it. */
export interface HmrApp extends Workspace {
  /** Replaces a text in a file permanently. */
  readonly replace: (file: HmrFile, text: string | RegExp, by: string) => void
  /** Writes the module that only a page's `data-pulse` depends on, and returns the new value. */
  readonly beat: () => string
}

export function createHmrApp(): HmrApp {
  const workspace = createWorkspace(FILES, { '@fixture/kit': 'packages/kit' })
  const texts: Record<string, string> = { ...FILES }
  let beats = 0
  const replace: HmrApp['replace'] = (file, text, by) => {
    const before = texts[file] ?? ''
    const after = before.replace(text, by)
    if (after === before) throw new Error(`${file} does not have ${text}.`)
    texts[file] = after
    workspace.write(file, after)
  }
  return {
    ...workspace,
    replace,
    beat: () => {
      replace('apps/web/src/pulse.ts', `'${beats}'`, `'${++beats}'`)
      return String(beats)
    },
  }
}

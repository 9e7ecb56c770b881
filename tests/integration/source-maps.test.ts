import { join } from 'node:path'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import {
  freePort,
  startBuilt,
  startChildServer,
  type ChildServer,
} from '../support/child-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { MODES, type PlaygroundMode } from '../support/playground.ts'
import { ROOT } from '../support/prepare.mjs'

const NOTES = `import { createServerFn } from 'seamline'
import { checkNote } from './check'
import { traced } from './traced'

/** A comment that
 * takes several lines. */
interface Note {
  readonly text: string
}

export const inHandler = createServerFn({ method: 'POST' })
  .middleware([traced])
  .inputValidator((note: Note | undefined) => note)
  .handler(async ({ data }): Promise<Note> => {
    const text = data?.text ?? ''
    if (text === '') {
      throw new Error('thrown in a handler')
    }
    return { text }
  })

export const inHelper = createServerFn({ method: 'POST' }).handler(() => checkNote(''))

export const inMiddleware = createServerFn({ method: 'POST' })
  .middleware([traced])
  .inputValidator((data: 'fail' | undefined) => data ?? 'fail')
  .handler(({ data }) => data)
`

const CHECK = `export type Text = string

export function checkNote(text: Text): Text {
  if (text === '') throw new Error('thrown in a helper')
  return text
}
`

const TRACED = `import { createMiddleware } from 'seamline'

export const traced = createMiddleware({ type: 'function' })
  .client(({ next }) => next())
  .server(async ({ next, serverFnMeta }) => {
    type Name = string
    const name: Name = serverFnMeta.name
    if (name === 'inMiddleware') {
      throw new Error('thrown in a middleware')
    }
    return next()
  })
`

const DESK = `import { createSignal } from 'solid-js'
import { createServerFn } from 'seamline'

const beside = createServerFn({ method: 'POST' }).handler((): string => {
  const rows: readonly string[] = []
  throw new Error('thrown beside a component' + rows.length)
})

export function Desk() {
  const [text, setText] = createSignal('')
  return <button onClick={async () => setText(await beside())}>{text()}</button>
}
`

const MAIN = `import { render } from 'solid-js/web'
import { Desk } from './Desk'
import * as notes from './notes'
render(() => <Desk />, document.body)
console.log(notes.inHandler.url, notes.inHelper.url, notes.inMiddleware.url)
`

const FILES = {
  'index.html': `<!doctype html><script type="module" src="/src/main.tsx"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()] }`,
  'src/main.tsx': MAIN,
  'src/Desk.tsx': DESK,
  'src/check.ts': CHECK,
  'src/notes.ts': NOTES,
  'src/traced.ts': TRACED,
} as const

async function start(root: string, mode: PlaygroundMode): Promise<ChildServer> {
  const port = await freePort()
  if (mode === 'development') {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
    return startChildServer({
      args: [vite, '--port', String(port), '--strictPort'],
      cwd: root,
      port,
    })
  }
  const builder = await createBuilder({ root, logLevel: 'error', build: { sourcemap: true } })
  await builder.buildApp()
  return startBuilt(root, port, { NODE_OPTIONS: '--enable-source-maps' })
}

describe.each(MODES)('an unexpected error in %s', (mode) => {
  const app = createFixtureApp(FILES)
  let server: ChildServer

  beforeAll(async () => {
    server = await start(app.root, mode)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test.each([
    ['a handler', 'src/notes.ts#inHandler', 'src/notes.ts', 'thrown in a handler'],
    ['a module that a handler uses', 'src/notes.ts#inHelper', 'src/check.ts', 'thrown in a helper'],
    ['a middleware', 'src/notes.ts#inMiddleware', 'src/traced.ts', 'thrown in a middleware'],
    ['a handler in JSX', 'src/Desk.tsx#beside', 'src/Desk.tsx', 'thrown beside a component'],
  ] as const)(
    'thrown in %s is logged with its file and line',
    async (_where, place, file, message) => {
      const [module = '', name = ''] = place.split('#')
      const response = await fetch(`${server.url}/_serverFn/${functionId(module, name)}`, {
        method: 'POST',
        headers: { origin: server.url },
      })
      expect(response.status).toBe(500)
      const responseText = await response.text()
      const { errorId } = JSON.parse(responseText).error
      const line = FILES[file].split('\n').findIndex((text) => text.includes(message)) + 1
      const top = `${join(app.root, file)}:${line}`
      await expect.poll(() => topOfStack(server.log(), errorId)).toBe(top)
      expect(responseText).not.toContain(file)
      expect(responseText).not.toContain('stack')
    },
  )

  // In development Node takes the names of functions from Vite's maps, which have other names.
  const NAMED = [
    ['src/notes.ts#inHandler', 'thrown in a handler'],
    ['src/notes.ts#inHelper', "checkNote('')"],
    ['src/Desk.tsx#beside', 'thrown beside a component'],
  ] as const

  test.each(mode === 'production' ? NAMED : [])(
    'in %s is logged with the name of the function',
    async (place, text) => {
      const [file = '', name = ''] = place.split('#')
      const response = await fetch(`${server.url}/_serverFn/${functionId(file, name)}`, {
        method: 'POST',
        headers: { origin: server.url },
      })
      const { errorId } = (await response.json()).error
      const source = FILES[file as keyof typeof FILES]
      const line = source.split('\n').findIndex((each) => each.includes(text)) + 1
      await expect
        .poll(() => stackOf(server.log(), errorId))
        .toMatch(new RegExp(`\n +at ${name} \\(${join(app.root, file)}:${line}:\\d+\\)`))
    },
  )
})

/** The file and the line at the top of the stack of a logged error. */
function topOfStack(log: string, errorId: string): string | undefined {
  return /\n\s+at [^\n]*?(\/[^\n:]+:\d+):\d+/.exec(stackOf(log, errorId))?.[1]
}

function stackOf(log: string, errorId: string): string {
  const [, stack = ''] = log.split(`error ${errorId}: Error: `)
  return stack
}

/**
 * A functions-only app with `SERVER_MARKER` in all server-only code, and `CLIENT_MARKER` in all
 * browser code.
 */

import type { AppFiles } from './fixture-app.ts'

export const SERVER_MARKER = 'SERVER_MARKER'
export const CLIENT_MARKER = 'CLIENT_MARKER'

export const NOTES_APP: AppFiles = {
  'index.html': `<!doctype html><title>fixture</title><div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()] }`,
  'src/main.tsx': `
    import { render } from 'solid-js/web'
    import { Notes } from './Notes'
    render(() => <Notes />, document.getElementById('root')!)`,
  'src/auth.ts': `
    import { createMiddleware, ServerFnError } from 'seamline'
    import { getRequestHeader } from 'seamline/server'
    import { secretOf } from './secrets.server'

    const REALM = 'SERVER_MARKER realm'

    export const auth = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ headers: { Authorization: 'CLIENT_MARKER' } }))
      .server(({ next }) => {
        if (getRequestHeader('authorization') !== 'CLIENT_MARKER') {
          throw new ServerFnError('UNAUTHORIZED', { status: 401, data: { realm: REALM.length } })
        }
        return next({ context: { secret: secretOf('SERVER_MARKER') } })
      })`,
  'src/secrets.server.ts': `
    import { createHash } from 'node:crypto'
    console.info('SERVER_MARKER: loaded')
    export const secretOf = (text: string) => createHash('sha256').update(text).digest('hex')`,
  'src/Notes.tsx': `
    import { createSignal } from 'solid-js'
    import { createServerFn } from 'seamline'
    import { auth } from './auth'
    import { secretOf } from './secrets.server'

    // SERVER_MARKER: a comment on a server constant
    const TABLE = 'SERVER_MARKER table'
    const notes: string[] = [TABLE]

    function describe(text: string) {
      return text + ' SERVER_MARKER'
    }

    export const addNote = createServerFn({ method: 'POST' })
      .middleware([auth])
      .inputValidator((text: string) => {
        if (text === '') throw new Error('SERVER_MARKER empty')
        return text
      })
      .handler(async ({ data, context }) => {
        notes.push(describe(data)) // SERVER_MARKER
        return { count: notes.length, length: context.secret.length }
      })

    export const countNotes = createServerFn()
      .handler(() => notes.length)

    export const dates = createServerFn()
      .handler(() => ({ at: new Date(0), tags: new Set(['a']) }))

    export const crash = createServerFn({ method: 'POST' })
      .handler((): never => { throw new Error('hunter2 ' + secretOf('x')) })

    export const hang = createServerFn({ method: 'POST' })
      .handler(({ signal }) => new Promise<void>((resolve) => {
        console.info('the call hangs')
        signal.addEventListener('abort', () => {
          console.info('the call was aborted')
          resolve()
        })
      }))

    export const neverCalledByThePage = createServerFn()
      .handler(() => 'SERVER_MARKER')

    export function Notes() {
      const [count, setCount] = createSignal(0)
      const add = async () => setCount((await addNote({ data: 'CLIENT_MARKER' })).count)
      return <button onClick={add} title={[countNotes, dates, crash, hang].map((fn) => fn.url).join(' ')}>
        {count()} CLIENT_MARKER
      </button>
    }`,
}

/** The ids of the functions in an app's built server, by the name of their binding. */
export function idsIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const server = [...files.values()].join('\n')
  const found = server.matchAll(/id: "([\w-]{16})",\s*name: "(\w+)"/g)
  return new Map([...found].map(([, id = '', name = '']) => [name, id]))
}

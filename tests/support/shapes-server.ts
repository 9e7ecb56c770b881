/**
 * The modules with server functions of the app of `shapes-app.ts`, and the results of their calls.
 */

import type { AppFiles } from './fixture-app.ts'

export const SHAPES_SERVER: AppFiles = {
  'src/server/index.ts': `
    export * from './notes'
    export { search as find } from './search'
    export { default as greet } from './greet'`,
  'src/server/db.ts': `
    console.info('SERVER_MARKER: the database is open')
    export const db = { rows: ['SERVER_MARKER milk', 'SERVER_MARKER bread'] }`,
  'src/server/notes.ts': `
    import { createServerFn } from 'seamline'
    import '../env.server'
    import { db } from './db'

    export const listNotes = createServerFn().handler(() => db.rows.length)

    export const addNote = createServerFn({ method: 'POST' })
      .inputValidator((text: string) => {
        if (text === '') throw new Error('SERVER_MARKER: empty')
        return text
      })
      .handler(({ data }) => [...db.rows, data].length)

    export const readEnv = createServerFn().handler(() => process.env.FIXTURE_REGION?.split(' ')[1])

    export const neverCalled = createServerFn().handler(() => 'SERVER_MARKER')`,
  'src/server/search.ts': `
    import { createServerFn } from 'seamline'
    import { db } from './db'
    export const search = createServerFn()
      .inputValidator((data: { query: string }) => data)
      .handler(({ data }) => db.rows.filter((row) => row.includes(data.query)).length)`,
  'src/server/greet.ts': `
    import { createServerFn } from 'seamline'
    const GREETING = 'SERVER_MARKER Hello'
    export default createServerFn()
      .inputValidator((name: string) => name)
      .handler(({ data }) => GREETING.split(' ')[1] + ' ' + data)`,
  'src/server/api.ts': `
    import { createServerFn } from 'seamline'
    import { db } from './db'
    export const api = {
      notes: {
        list: createServerFn().handler(() => db.rows.map((row) => row.split(' ')[1])),
        remove: createServerFn({ method: 'POST' })
          .inputValidator((index: number) => index)
          .handler(({ data }) => db.rows[data].split(' ')[1]),
      },
    }`,
  'src/server/bases.ts': `
    import { createMiddleware, createServerFn } from 'seamline'

    const roleOf = (role: string) => createMiddleware({ type: 'function' })
      .server(({ next }) => next({ context: { role: role + 'SERVER_MARKER'.slice(0, 0) } }))

    export const withRole = (role: string) => createServerFn().middleware([roleOf(role)])`,
  'src/server/admin.ts': `
    import { withRole } from './bases'
    import { readSecret, side } from '../sides'

    export const banUser = withRole('admin')({ method: 'POST' })
      .inputValidator((name: string) => name)
      .handler(({ data, context }) => [context.role, data, readSecret().length, side().length].join(' '))`,
  'src/server/account.ts': `
    import { authedServerFn } from '@fixture/kit'
    import { countedServerFn as counted } from 'fixture-stats'

    export const whoAmI = authedServerFn({ method: 'POST' }).handler(({ context }) => context.user)

    export const countVisits = counted().handler(({ context }) => context.secret.length)`,
  'src/server/imports.ts': `
    import { createServerFn as fn } from 'seamline'
    import * as seamline from 'seamline'
    export const fromRenamed = fn().handler(() => 'SERVER_MARKER renamed'.split(' ')[1])
    export const fromNamespace = seamline.createServerFn().handler(() => 'SERVER_MARKER namespace'.split(' ')[1])`,
  'src/server/start-value.ts': `export const start = () => 'SERVER_MARKER'.length`,
}

/** A server function of the app, with a call and its result. */
export interface Shape {
  readonly file: string
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly middleware: readonly string[]
  readonly data?: unknown
  readonly result: unknown
}

function shape(
  method: Shape['method'],
  place: string,
  result: unknown,
  more: { readonly data?: unknown; readonly middleware?: readonly string[] } = {},
): Shape {
  const [file = '', name = ''] = place.split('#')
  return { file, name, method, result, middleware: [], ...more }
}

/** The functions that the page calls, in the order of the report. */
export const SHAPES: readonly Shape[] = [
  shape('GET', '@fixture/kit/src/version.ts#kitVersion', '1.0.0'),
  shape('GET', 'fixture-stats/dist/index.js#getStats', 'stats 20', { middleware: ['counted'] }),
  shape('POST', 'src/Counter.tsx#increase', 27, { data: 1 }),
  shape('GET', 'src/panel.tsx#panelText', 20),
  shape('GET', 'src/server/account.ts#countVisits', 20, { middleware: ['counted'] }),
  shape('POST', 'src/server/account.ts#whoAmI', 'user 64', { middleware: ['session'] }),
  shape('POST', 'src/server/admin.ts#banUser', 'admin Eve 20 13', {
    data: 'Eve',
    middleware: ['roleOf(…)'],
  }),
  shape('GET', 'src/server/api.ts#api.notes.list', ['milk', 'bread']),
  shape('POST', 'src/server/api.ts#api.notes.remove', 'bread', { data: 1 }),
  shape('GET', 'src/server/greet.ts#default', 'Hello Ada', { data: 'Ada' }),
  shape('GET', 'src/server/imports.ts#fromNamespace', 'namespace'),
  shape('GET', 'src/server/imports.ts#fromRenamed', 'renamed'),
  shape('POST', 'src/server/notes.ts#addNote', 3, { data: 'CLIENT_MARKER' }),
  shape('GET', 'src/server/notes.ts#listNotes', 2),
  shape('GET', 'src/server/notes.ts#readEnv', 'region'),
  shape('GET', 'src/server/search.ts#search', 1, { data: { query: 'milk' } }),
]

/** Modules with something for the server: functions, middleware, a shared base and what they import. */

/** Two server functions; made from a base of another module when `isFromBase` says so. */
export function functionModule(n, { packageName, isFromBase, middleware, store, helper }) {
  const start = (method) =>
    isFromBase
      ? `authedServerFn({ method: '${method}' })\n  .middleware([measure${middleware}])`
      : `createServerFn({ method: '${method}' })\n  .middleware([auth, measure${middleware}])`
  return `import { createHash } from 'node:crypto'
${
  isFromBase
    ? `import { authedServerFn } from './authed-server-fn'`
    : `import { createServerFn } from '${packageName}'
import { auth } from '../middleware/auth'`
}
import { clampText${helper} } from '../helpers/helper-${helper}'
import { measure${middleware} } from '../middleware/measure-${middleware}'
import { insertRow, selectRows } from '../server/store-${store}.server'

export interface SaveInput${n} {
  readonly title: string
  readonly tags: readonly string[]
}

export interface ListInput${n} {
  readonly query: string
  readonly limit: number
}

const MAX_ROWS = ${50 + n}

function parseSave(input: unknown): SaveInput${n} {
  const { title, tags } = input as Partial<SaveInput${n}>
  if (typeof title !== 'string' || title.trim() === '') throw new TypeError('A title is needed.')
  if (!Array.isArray(tags)) throw new TypeError('Tags are a list.')
  return { title: clampText${helper}(title), tags: tags.map(String) }
}

function parseList(input: unknown): ListInput${n} {
  const { query = '', limit = MAX_ROWS } = input as Partial<ListInput${n}>
  return { query: String(query), limit: Math.min(MAX_ROWS, Number(limit)) }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

export const save${n} = ${start('POST')}
  .inputValidator(parseSave)
  .handler(async ({ data, context }) => {
    const id = fingerprint(data.title + context.user.id)
    const known = await selectRows('rows_${n}', { owner: context.user.id, limit: MAX_ROWS })
    if (known.some((row) => row.id === id)) {
      return { id, saved: false as const }
    }
    await insertRow('rows_${n}', {
      id,
      owner: context.user.id,
      title: data.title,
      tags: [...data.tags],
      createdAt: Date.now(),
    })
    return { id, saved: true as const }
  })

export const list${n} = ${start('GET')}
  .inputValidator(parseList)
  .handler(async ({ data, context }) => {
    const rows = await selectRows('rows_${n}', { owner: context.user.id, limit: data.limit })
    return rows
      .filter((row) => row.title.includes(data.query))
      .map((row) => ({ ...row, status: 'open' as const, priority: ${n % 5} }))
  })
`
}

/** The base that some functions start from. */
export function authedServerFnModule(packageName) {
  return `import { createServerFn } from '${packageName}'
import { auth } from '../middleware/auth'

/** Every function that is made from it knows the user. */
export const authedServerFn = createServerFn({ method: 'POST' }).middleware([auth])
`
}

/** Says who calls. */
export function authModule(packageName) {
  return `import { createMiddleware } from '${packageName}'
import { getRequestHeader } from '${packageName}/server'
import { verifyToken } from '../server/store-0.server'

function storedToken(): string {
  return localStorage.getItem('token') ?? ''
}

export const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { Authorization: 'Bearer ' + storedToken() } }))
  .server(async ({ next }) => {
    const user = await verifyToken(getRequestHeader('authorization') ?? '')
    if (user === undefined) throw new Error('Nobody is signed in.')
    return next({ context: { user } })
  })
`
}

/** Measures a call on both sides. */
export function measureModule(n, { packageName, store }) {
  return `import { createMiddleware } from '${packageName}'
import { countCall } from '../server/store-${store}.server'

const samples: number[] = []

function note(milliseconds: number): void {
  samples.push(milliseconds)
  if (samples.length > ${100 + n}) samples.shift()
}

export const measure${n} = createMiddleware({ type: 'function' })
  .client(async ({ next }) => {
    const start = performance.now()
    try {
      return await next()
    } finally {
      note(performance.now() - start)
    }
  })
  .server(async ({ next }) => {
    await countCall('measure-${n}')
    return next({ context: { startedAt: Date.now() } })
  })
`
}

/** Stands for a database: nothing of it belongs in the browser. */
export function storeModule(n) {
  return `import { createHmac, timingSafeEqual } from 'node:crypto'

export interface StoredRow {
  readonly id: string
  readonly owner: string
  readonly title: string
  readonly tags: readonly string[]
  readonly createdAt: number
}

const SECRET = process.env.SECRET_${n} ?? 'store-${n}'
const tables = new Map<string, StoredRow[]>()
const calls = new Map<string, number>()

export async function insertRow(table: string, row: StoredRow): Promise<void> {
  const rows = tables.get(table) ?? []
  tables.set(table, [...rows, row])
}

export async function selectRows(
  table: string,
  where: { owner: string; limit: number },
): Promise<readonly StoredRow[]> {
  const rows = tables.get(table) ?? []
  return rows.filter((row) => row.owner === where.owner).slice(0, where.limit)
}

export async function countCall(name: string): Promise<void> {
  calls.set(name, (calls.get(name) ?? 0) + 1)
}

export async function verifyToken(token: string): Promise<{ id: string } | undefined> {
  const [id = '', signature = ''] = token.replace('Bearer ', '').split('.')
  const expected = createHmac('sha256', SECRET).update(id).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return { id }
}
`
}

import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db.server'
import { schema } from './SERVER_MARKER/schema'
import { createHash } from 'node:crypto'

const KEYS = [process.env.SERVER_MARKER_KEY, process.env.SERVER_MARKER_SALT]

function check(key: string | undefined) {
  if (key === undefined) throw new Error('SERVER_MARKER')
  const hash = createHash('sha256')
  hash.update(key)
}

async function migrate() {
  const tables = await db.tables()
  for (const table of tables) {
    if (!table.isReady) await table.create(schema)
  }
}

await migrate()

KEYS.forEach((key) => check(key))

// SERVER_MARKER: an object of the server may be given what it likes.
Object.assign(db, { KEYS, onError: (error: Error) => console.error(error) })

if (typeof window === 'undefined' && KEYS.length > 0) {
  ;(async () => {
    await db.open(schema)
  })()
}

export const list = createServerFn().handler(() => db.list(KEYS, 'SERVER_MARKER'))

export const title = 'CLIENT_MARKER'

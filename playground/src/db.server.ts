import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient, type Client } from '@libsql/client'
import { randomBytes } from 'node:crypto'
import { SEED } from './seed.server'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    text TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  );
  CREATE TABLE IF NOT EXISTS attachments (
    id INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES notes (id),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    stored_as TEXT NOT NULL UNIQUE
  );
  CREATE INDEX IF NOT EXISTS attachments_of_note ON attachments (note_id);
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`

/** Separate from the schema above, so that older databases get these columns too. */
const LATER_NOTE_COLUMNS = ['edited_at', 'deleted_at']

const DATABASE_FILE = resolve(process.env.DATABASE_FILE ?? 'data/notes.db')

/** The folder for data that survives a restart. */
export const DATA_FOLDER = dirname(DATABASE_FILE)

/** A value for a `?`. */
export type Argument = string | number

export type Row = Awaited<ReturnType<Client['execute']>>['rows'][number]

/** Runs one statement; the first one opens the database. */
export async function run(sql: string, args: readonly Argument[] = []): Promise<readonly Row[]> {
  opened ??= open()
  const { rows } = await (await opened).execute({ sql, args: [...args] })
  return rows
}

/** Runs several statements in a transaction. Returns the rows of the first. */
export async function runAll(
  statements: readonly (readonly [sql: string, args: readonly Argument[]])[],
): Promise<readonly Row[]> {
  opened ??= open()
  const client = await opened
  const [first] = await client.batch(
    statements.map(([sql, args]) => ({ sql, args: [...args] })),
    'write',
  )
  return first?.rows ?? []
}

let opened: Promise<Client> | undefined

async function open(): Promise<Client> {
  mkdirSync(DATA_FOLDER, { recursive: true })
  const client = createClient({ url: pathToFileURL(DATABASE_FILE).href })
  await client.executeMultiple(SCHEMA)
  await addMissingColumns(client)
  await client.execute({
    sql: "INSERT INTO secrets VALUES ('token-key', ?) ON CONFLICT DO NOTHING",
    args: [randomBytes(32).toString('hex')],
  })
  const { rows } = await client.execute('SELECT 1 FROM users LIMIT 1')
  if (rows.length === 0) await client.executeMultiple(SEED)
  return client
}

async function addMissingColumns(client: Client): Promise<void> {
  const { rows } = await client.execute("SELECT name FROM pragma_table_info('notes')")
  const present = new Set(rows.map(({ name }) => name))
  for (const column of LATER_NOTE_COLUMNS) {
    if (!present.has(column)) await client.execute(`ALTER TABLE notes ADD COLUMN ${column} TEXT`)
  }
}

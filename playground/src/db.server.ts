import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient, type Client } from '@libsql/client'
import { randomBytes } from 'node:crypto'

export interface User {
  readonly id: number
  readonly name: string
}

export interface Note {
  readonly id: number
  readonly text: string
  readonly createdAt: string
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    text TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  );
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`

export async function findUser(id: number): Promise<User | undefined> {
  const { rows } = await run('SELECT id, name FROM users WHERE id = ?', [id])
  return rows.map(toUser)[0]
}

export async function findOrCreateUser(name: string): Promise<User> {
  await run('INSERT INTO users (name) VALUES (?) ON CONFLICT DO NOTHING', [name])
  const { rows } = await run('SELECT id, name FROM users WHERE name = ?', [name])
  const user = rows.map(toUser)[0]
  if (user === undefined) throw new Error(`The user ${name} was not stored.`)
  return user
}

export async function notesOf(userId: number): Promise<readonly Note[]> {
  const { rows } = await run(
    'SELECT id, text, created_at FROM notes WHERE user_id = ? ORDER BY id DESC',
    [userId],
  )
  return rows.map(toNote)
}

export async function insertNote(userId: number, text: string): Promise<Note> {
  const { rows } = await run(
    'INSERT INTO notes (user_id, text) VALUES (?, ?) RETURNING id, text, created_at',
    [userId, text],
  )
  const note = rows.map(toNote)[0]
  if (note === undefined) throw new Error('The note was not stored.')
  return note
}

/** The key that signs tokens: made once, so that tokens survive a restart. */
export async function tokenKey(): Promise<string> {
  const { rows } = await run("SELECT value FROM secrets WHERE name = 'token-key'", [])
  return String(rows[0]?.value)
}

let opened: Promise<Client> | undefined

async function run(sql: string, args: (string | number)[]) {
  opened ??= open()
  return (await opened).execute({ sql, args })
}

async function open(): Promise<Client> {
  const file = resolve(process.env.DATABASE_FILE ?? 'data/notes.db')
  mkdirSync(dirname(file), { recursive: true })
  const client = createClient({ url: pathToFileURL(file).href })
  await client.executeMultiple(SCHEMA)
  await client.execute({
    sql: "INSERT INTO secrets VALUES ('token-key', ?) ON CONFLICT DO NOTHING",
    args: [randomBytes(32).toString('hex')],
  })
  await seed(client)
  return client
}

async function seed(client: Client): Promise<void> {
  const { rows } = await client.execute('SELECT count(*) AS users FROM users')
  if (Number(rows[0]?.users) > 0) return
  await client.executeMultiple(`
    INSERT INTO users (id, name) VALUES (1, 'Ada');
    INSERT INTO notes (user_id, text) VALUES (1, 'Check the numbers of Bernoulli');
  `)
}

type Row = Awaited<ReturnType<Client['execute']>>['rows'][number]

function toUser({ id, name }: Row): User {
  return { id: Number(id), name: String(name) }
}

function toNote({ id, text, created_at: createdAt }: Row): Note {
  return { id: Number(id), text: String(text), createdAt: String(createdAt) }
}

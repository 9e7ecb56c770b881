import { run, type Row } from './db.server'

export interface User {
  readonly id: number
  readonly name: string
}

export async function findUser(id: number): Promise<User | undefined> {
  const rows = await run('SELECT id, name FROM users WHERE id = ?', [id])
  return rows.map(toUser)[0]
}

/** The user with this name in any letter case; creates a new user if there is none. */
export async function findOrCreateUser(name: string): Promise<User> {
  await run(
    `INSERT INTO users (name) SELECT ?1
     WHERE NOT EXISTS (SELECT 1 FROM users WHERE name = ?1 COLLATE NOCASE)`,
    [name],
  )
  const rows = await run('SELECT id, name FROM users WHERE name = ? COLLATE NOCASE', [name])
  const user = rows.map(toUser)[0]
  if (user === undefined) throw new Error(`The user ${name} was not stored.`)
  return user
}

function toUser({ id, name }: Row): User {
  return { id: Number(id), name: String(name) }
}

import { ServerFnError } from 'seamline'
import { type Attachment, removeFiles, storeFiles } from './attachments.server'
import { type Argument, run, runAll, type Row } from './db.server'
import type { User } from './users.server'

export interface Note {
  readonly id: number
  readonly text: string
  readonly author: User
  readonly createdAt: string
  /** `null` before the first edit, because plain JSON has no `undefined`. */
  readonly editedAt: string | null
  readonly attachments: readonly Attachment[]
}

/** The team's notes whose text or author matches the query, newest first. */
export function findNotes(query: string): Promise<readonly Note[]> {
  return notesFrom(
    `(instr(lower(text), lower(?1)) > 0 OR instr(lower(users.name), lower(?1)) > 0)
     ORDER BY notes.id DESC`,
    [query],
  )
}

/** A note that exists and was not deleted. */
export async function findNote(id: number): Promise<Note | undefined> {
  const [note] = await notesFrom('notes.id = ?', [id])
  return note
}

/** The notes that are not deleted and match a condition, which ends with the order. */
export async function notesFrom(
  condition: string,
  args: readonly Argument[],
): Promise<readonly Note[]> {
  const rows = await run(
    `SELECT notes.id, text, created_at, edited_at, user_id, users.name, (
       SELECT json_group_array(json_object('id', id, 'name', name, 'type', type, 'size', size))
       FROM (SELECT * FROM attachments WHERE note_id = notes.id ORDER BY id)
     ) AS attachments
     FROM notes JOIN users ON users.id = user_id
     WHERE deleted_at IS NULL AND ${condition}`,
    args,
  )
  return rows.map(toNote)
}

/** Returns the id of the new note. */
export async function insertNote(
  userId: number,
  text: string,
  files: readonly File[],
): Promise<number> {
  const stored = await storeFiles(files)
  try {
    const [note] = await runAll([
      ['INSERT INTO notes (user_id, text) VALUES (?, ?) RETURNING id', [userId, text]],
      ...stored.map(
        ({ name, type, size, storedAs }) =>
          [
            `INSERT INTO attachments (note_id, name, type, size, stored_as)
             VALUES ((SELECT max(id) FROM notes), ?, ?, ?, ?)`,
            [name, type, size, storedAs],
          ] as const,
      ),
    ])
    return Number(note?.id)
  } catch (error) {
    await removeFiles(stored)
    throw error
  }
}

/** @throws ServerFnError `NOT_FOUND` for a deleted note */
export async function updateNote(id: number, text: string): Promise<void> {
  const rows = await run(
    `UPDATE notes SET text = ?, edited_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
     WHERE id = ? AND deleted_at IS NULL RETURNING id`,
    [text, id],
  )
  if (rows.length === 0) throw notFound()
}

/** Keeps the row, so that the note can be restored. */
export async function deleteNote(id: number): Promise<void> {
  await run(`UPDATE notes SET deleted_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = ?`, [
    id,
  ])
}

export async function restoreNote(id: number): Promise<void> {
  await run('UPDATE notes SET deleted_at = NULL WHERE id = ?', [id])
}

/** @throws ServerFnError `NOT_FOUND`, or `FORBIDDEN` for a note of someone else */
export async function assertOwnNote(id: number, userId: number): Promise<void> {
  const [note] = await run('SELECT user_id FROM notes WHERE id = ?', [id])
  if (note === undefined) throw notFound()
  if (Number(note.user_id) !== userId) {
    throw new ServerFnError('FORBIDDEN', {
      message: 'Only its author may change a note.',
      status: 403,
    })
  }
}

function notFound(): ServerFnError {
  return new ServerFnError('NOT_FOUND', { message: 'This note is gone.', status: 404 })
}

function toNote(row: Row): Note {
  return {
    id: Number(row.id),
    text: String(row.text),
    author: { id: Number(row.user_id), name: String(row.name) },
    createdAt: String(row.created_at),
    editedAt: row.edited_at === null ? null : String(row.edited_at),
    attachments: JSON.parse(String(row.attachments)),
  }
}

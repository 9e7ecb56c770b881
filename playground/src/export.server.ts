import { run } from './db.server'
import { type Note, notesFrom } from './notes.server'

/** One note of an export, with the total number of notes. */
export interface ExportedNote {
  readonly note: Note
  readonly total: number
}

const PAGE = 100

/**
 * The team's notes, oldest first, without notes added in the meantime. Reads them page by page, on
 * demand.
 */
export async function* exportNotes(signal: AbortSignal): AsyncGenerator<ExportedNote, void> {
  const [extent] = await run(
    'SELECT count(*) AS total, max(id) AS last FROM notes WHERE deleted_at IS NULL',
  )
  const total = Number(extent?.total)
  const last = Number(extent?.last)
  let sent = 0
  try {
    let page = await readPage(0, last)
    while (page.length > 0) {
      for (const note of page) {
        yield { note, total }
        sent += 1
      }
      signal.throwIfAborted()
      page = await readPage(page.at(-1)?.id ?? last, last)
    }
  } finally {
    // The call itself was logged before its first note.
    console.info(`export: ended after ${sent} of ${total} notes`)
  }
}

function readPage(after: number, last: number): Promise<readonly Note[]> {
  return notesFrom('notes.id > ? AND notes.id <= ? ORDER BY notes.id LIMIT ?', [after, last, PAGE])
}

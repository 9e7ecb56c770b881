import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ServerFnError } from 'seamline'
import { DATA_FOLDER, run } from './db.server'

/** A file of a note, as listed. */
export interface Attachment {
  readonly id: number
  readonly name: string
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** A file that has been stored. The app chooses its name on disk; the visitor's name for it is only data. */
export interface StoredFile extends Omit<Attachment, 'id'> {
  readonly storedAs: string
}

const FOLDER = join(DATA_FOLDER, 'attachments')

/** Stores all files, or none. */
export async function storeFiles(files: readonly File[]): Promise<readonly StoredFile[]> {
  const chosen = files.map((file) => ({ file, storedAs: randomUUID() }))
  await mkdir(FOLDER, { recursive: true })
  const written = await Promise.allSettled(
    chosen.map(async ({ file, storedAs }) =>
      writeFile(join(FOLDER, storedAs), await bytesOf(file)),
    ),
  )
  const stored = chosen.map(({ file: { name, type, size }, storedAs }) => {
    return { name, type, size, storedAs }
  })
  const failed = written.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') {
    await removeFiles(stored)
    throw failed.reason
  }
  return stored
}

export async function removeFiles(files: readonly StoredFile[]): Promise<void> {
  await Promise.all(files.map(({ storedAs }) => rm(join(FOLDER, storedAs), { force: true })))
}

/**
 * An attachment as a response to the visitor's browser.
 *
 * @throws ServerFnError `NOT_FOUND` for one that does not exist, or whose note was deleted
 */
export async function respondWithAttachment(id: number): Promise<Response> {
  const [row] = await run(
    `SELECT name, type, stored_as FROM attachments JOIN notes ON notes.id = note_id
     WHERE attachments.id = ? AND deleted_at IS NULL`,
    [id],
  )
  if (row === undefined) {
    throw new ServerFnError('NOT_FOUND', { message: 'This file is gone.', status: 404 })
  }
  const bytes = new Uint8Array(await readFile(join(FOLDER, String(row.stored_as))))
  return new Response(bytes, {
    headers: {
      'content-type': String(row.type),
      'content-disposition': dispositionOf(String(row.name)),
      // An uploaded file must not act as a page of this app if a browser shows it.
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** The name as in RFC 6266 and 8187, with an ASCII fallback. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^ \w.()-]/g, '_')
  // Encode its bytes, because a lone surrogate cannot be encoded.
  const encoded = encodeURIComponent(Buffer.from(name).toString()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer())
}

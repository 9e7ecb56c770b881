import { createServerFn } from 'seamline'
import { z } from 'zod'
import { FILE_TYPES, LARGEST_FILE, MOST_FILES } from './attachment-rules'
import { respondWithAttachment } from './attachments.server'
import { authMiddleware } from './auth.middleware'
import * as exports from './export.server'
import * as notes from './notes.server'
import { ownNoteMiddleware } from './own-note.middleware'
import { writeToken } from './tokens.server'
import { findOrCreateUser } from './users.server'

const noteText = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(500, 'Keep it to 500 characters.'),
})

const newNote = noteText.extend({
  files: z
    .array(
      z
        .file()
        .max(LARGEST_FILE, `Larger than ${LARGEST_FILE / 1e6} MB.`)
        .mime([...FILE_TYPES], 'Not an image, a PDF or plain text.')
        .refine(({ name }) => name.length <= 200, 'The name is too long.'),
    )
    .max(MOST_FILES, `Attach up to ${MOST_FILES} files.`),
})

/** Gives a token for a name; a new name is welcome. */
export const signIn = createServerFn({ method: 'POST' })
  .inputValidator(
    z.object({
      name: z.string().trim().min(1, 'Say who you are.').max(40, 'Keep it to 40 characters.'),
    }),
  )
  .handler(async ({ data }) => {
    const user = await findOrCreateUser(data.name)
    return { token: await writeToken(user.id) }
  })

export const whoAmI = createServerFn()
  .middleware([authMiddleware])
  .handler(({ context }) => context.user)

export const findNotes = createServerFn()
  .middleware([authMiddleware])
  .inputValidator(z.object({ query: z.string().max(100) }))
  .handler(({ data }) => notes.findNotes(data.query))

export const addNote = createServerFn({
  method: 'POST',
  // All of the files, and what is around them.
  limits: { body: MOST_FILES * LARGEST_FILE + 100_000 },
})
  .middleware([authMiddleware])
  .inputValidator(newNote)
  .handler(({ data, context }) => notes.insertNote(context.user.id, data.text, data.files))

/** The bytes of an attachment, with its name and type in the headers. */
export const getAttachment = createServerFn()
  .middleware([authMiddleware])
  .inputValidator(z.object({ id: z.int() }))
  .handler(({ data }) => respondWithAttachment(data.id))

/** All notes, one by one, as fast as they are read. */
export const exportNotes = createServerFn()
  .middleware([authMiddleware])
  .handler(({ signal }) => exports.exportNotes(signal))

export const editNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware, ownNoteMiddleware])
  .inputValidator(noteText)
  .handler(({ data }) => notes.updateNote(data.id, data.text))

export const deleteNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware, ownNoteMiddleware])
  .handler(({ data }) => notes.deleteNote(data.id))

export const restoreNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware, ownNoteMiddleware])
  .handler(({ data }) => notes.restoreNote(data.id))

/** Fails the way an app fails: unexpectedly. */
export const breakSomething = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .handler((): never => {
    throw new Error('The printer is on fire.')
  })

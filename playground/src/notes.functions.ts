import { notFound } from '@tanstack/solid-router'
import { createServerFn } from 'seamline'
import { z } from 'zod'
import { LARGEST_FILE, MOST_FILES } from './attachment-rules'
import { authMiddleware } from './auth.middleware'
import * as exports from './export.server'
import { newNote, type NewNote, noteText, readNoteForm } from './note-rules.server'
import * as notes from './notes.server'
import { ownNoteMiddleware } from './own-note.middleware'

export const findNotes = createServerFn()
  .middleware([authMiddleware])
  .inputValidator(z.object({ query: z.string().max(100) }))
  .handler(({ data }) => notes.findNotes(data.query))

/** One note; a not-found if it does not exist or was deleted. */
export const getNote = createServerFn()
  .middleware([authMiddleware])
  .inputValidator(z.object({ id: z.int() }))
  .handler(async ({ data }) => {
    const note = await notes.findNote(data.id)
    if (note === undefined) throw notFound()
    return note
  })

export const addNote = createServerFn({
  method: 'POST',
  // All files, and the rest of the body.
  limits: { body: MOST_FILES * LARGEST_FILE + 100_000 },
})
  .middleware([authMiddleware])
  // A form sends its fields, a script an object.
  .inputValidator((input: NewNote | FormData) =>
    newNote.parse(input instanceof FormData ? readNoteForm(input) : input),
  )
  .handler(({ data, context }) => notes.insertNote(context.user.id, data.text, data.files))

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

/** Throws an unexpected error. */
export const breakSomething = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .handler((): never => {
    throw new Error('The printer is on fire.')
  })

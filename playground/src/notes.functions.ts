import { createServerFn } from 'seamline'
import { z } from 'zod'
import { authMiddleware } from './auth.middleware'
import * as notes from './notes.server'
import { ownNoteMiddleware } from './own-note.middleware'
import { writeToken } from './tokens.server'
import { findOrCreateUser } from './users.server'

const noteText = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(500, 'Keep it to 500 characters.'),
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

export const addNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .inputValidator(noteText)
  .handler(({ data, context }) => notes.insertNote(context.user.id, data.text))

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

import { createServerFn } from 'seamline'
import { z } from 'zod'
import { authMiddleware } from './auth.middleware'
import * as db from './db.server'
import { writeToken } from './tokens.server'

/** Gives a token for a name; a new name is welcome. */
export const signIn = createServerFn({ method: 'POST' })
  .inputValidator(z.object({ name: z.string().trim().min(1, 'Say who you are.').max(40) }))
  .handler(async ({ data }) => {
    const user = await db.findOrCreateUser(data.name)
    return { token: await writeToken(user.id) }
  })

export const listNotes = createServerFn()
  .middleware([authMiddleware])
  .handler(async ({ context }) => ({
    user: context.user,
    notes: await db.notesOf(context.user.id),
  }))

export const addNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .inputValidator(z.object({ text: z.string().trim().min(1, 'Write something first.').max(500) }))
  .handler(({ data, context }) => db.insertNote(context.user.id, data.text))

/** Fails the way an app fails: unexpectedly. */
export const breakSomething = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .handler((): never => {
    throw new Error('The printer is on fire.')
  })

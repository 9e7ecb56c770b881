import { createServerFn } from 'seamline'
import { z } from 'zod'
import { authMiddleware } from './auth.middleware'
import { insertNote, notes, tokenFor } from './notes.server'

export const signIn = createServerFn({ method: 'POST' })
  .inputValidator(z.object({ name: z.string().min(1, 'Enter your name.') }))
  .handler(({ data }) => ({ token: tokenFor(data.name) }))

export const listNotes = createServerFn()
  .middleware([authMiddleware])
  .handler(() => notes)

export const addNote = createServerFn({ method: 'POST' })
  .middleware([authMiddleware])
  .inputValidator(z.object({ text: z.string().min(1, 'Write something first.') }))
  .handler(({ data, context }) => insertNote(context.name, data.text))

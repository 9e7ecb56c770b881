import { createMiddleware } from 'seamline'
import { z } from 'zod'
import { authMiddleware } from './auth.middleware'
import { assertOwnNote } from './notes.server'

/** Takes the id of a note, and allows only its author. */
export const ownNoteMiddleware = createMiddleware({ type: 'function' })
  .middleware([authMiddleware])
  .inputValidator(z.object({ id: z.int() }))
  .server(async ({ next, data, context }) => {
    await assertOwnNote(data.id, context.user.id)
    return next()
  })

import { createFileRoute } from '@tanstack/solid-router'
import { createCsrfMiddleware, json, ServerFnError } from 'seamline'
import { noteIdOf, ownNoteOfPathMiddleware, readJson } from '../../api.middleware'
import { noteText } from '../../note-rules.server'
import { deleteNote, findNote, type Note, updateNote } from '../../notes.server'

const sameOrigin = createCsrfMiddleware({ allowNonBrowser: true })

export const Route = createFileRoute('/api/notes/$id')({
  server: {
    handlers: ({ createHandlers }) =>
      createHandlers({
        GET: async ({ params }) => json(await existing(params.id)),
        PATCH: {
          middleware: [sameOrigin, ownNoteOfPathMiddleware],
          handler: async ({ request, params }) => {
            const { text } = await readJson(request, noteText)
            await updateNote(noteIdOf(params.id), text)
            return json(await existing(params.id))
          },
        },
        DELETE: {
          middleware: [sameOrigin, ownNoteOfPathMiddleware],
          handler: async ({ params }) => {
            await deleteNote(noteIdOf(params.id))
            return new Response(null, { status: 204 })
          },
        },
      }),
  },
})

async function existing(segment: string): Promise<Note> {
  const note = await findNote(noteIdOf(segment))
  if (note !== undefined) return note
  throw new ServerFnError('NOT_FOUND', { message: 'This note is gone.', status: 404 })
}

import { createFileRoute } from '@tanstack/solid-router'
import { createCsrfMiddleware, json } from 'seamline'
import { readJson } from '../../api.middleware'
import { noteText } from '../../note-rules.server'
import { findNotes, insertNote } from '../../notes.server'

export const Route = createFileRoute('/api/notes')({
  server: {
    handlers: ({ createHandlers }) =>
      createHandlers({
        GET: async ({ request }) => {
          const query = new URL(request.url).searchParams.get('q') ?? ''
          return json({ notes: await findNotes(query) })
        },
        POST: {
          // A program sends a token and no origin; a browser always sends its origin.
          middleware: [createCsrfMiddleware({ allowNonBrowser: true })],
          handler: async ({ request, context }) => {
            const { text } = await readJson(request, noteText)
            const id = await insertNote(context.user.id, text, [])
            return json({ id }, { status: 201, headers: { location: `/api/notes/${id}` } })
          },
        },
      }),
  },
})

import { createFileRoute } from '@tanstack/solid-router'
import { noteIdOf } from '../../api.middleware'
import { respondWithAttachment } from '../../attachments.server'

/** Files of notes; a readable name may follow the id in the address. */
export const Route = createFileRoute('/api/files/$')({
  server: {
    handlers: {
      GET: ({ params: { _splat = '' } }) => {
        const [id] = _splat.split('/')
        return respondWithAttachment(noteIdOf(id))
      },
    },
  },
})

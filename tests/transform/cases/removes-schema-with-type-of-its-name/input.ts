import { createServerFn } from 'seamline'
import { z } from 'zod'

const Note = z.object({ text: z.string().max('SERVER_MARKER'.length) })
type Note = z.infer<typeof Note>

const Author = z.object({ name: z.string('SERVER_MARKER') })
export type Author = z.infer<typeof Author>

export const addNote = createServerFn()
  .inputValidator(Note)
  .handler(({ data }: { data: Note }) => Author.parse(data))

import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { z } from 'zod'

const Note = z.object({ text: z.string().max('SERVER_MARKER'.length) })
type Note = z.infer<typeof Note>

const Author = z.object({ name: z.string('SERVER_MARKER') })
export type Author = z.infer<typeof Author>

export const addNote = _serverServerFn(createServerFn()
  .inputValidator(Note), { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, 
  ({ data }: { data: Note }) => Author.parse(data))
export { addNote as addNote_createServerFn_handler }

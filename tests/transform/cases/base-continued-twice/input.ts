import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { db } from './SERVER_MARKER/db'

const base = createServerFn({ method: 'POST' }).middleware([auth])

export const addNote = base
  .inputValidator((text: string) => text + 'SERVER_MARKER')
  .handler(({ data }) => db.addNote(data))

export const clearNotes = base.handler(() => db.clear('SERVER_MARKER'))

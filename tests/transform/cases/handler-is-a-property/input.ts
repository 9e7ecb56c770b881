import { createServerFn } from 'seamline'
import * as notes from './SERVER_MARKER/notes'
import { schemas } from './SERVER_MARKER/schemas'

export const listNotes = createServerFn()
  .inputValidator(schemas.list)
  .handler(notes.list as never)

export const countNotes = createServerFn().handler(notes['count'])

import { createServerFn } from 'seamline'
import { cache } from './CLIENT_MARKER/cache'

const notes = new Map([['CLIENT_MARKER', cache]])
notes.set('CLIENT_MARKER', cache)

export const listNotes = createServerFn().handler(() => [notes, 'SERVER_MARKER'])

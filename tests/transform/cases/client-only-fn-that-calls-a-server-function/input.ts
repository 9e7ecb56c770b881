import { createClientOnlyFn, createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const listNotes = createServerFn().handler(() => read())

export const refresh = createClientOnlyFn(() => listNotes('BROWSER_MARKER' as never))

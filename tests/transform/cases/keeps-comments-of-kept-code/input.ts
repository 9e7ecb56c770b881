import { createServerFn } from 'seamline' // CLIENT_MARKER: behind the import
import { db } from './SERVER_MARKER/db'

const title = 'Notes' // CLIENT_MARKER: behind the title
const key = 'SERVER_MARKER'
// CLIENT_MARKER: above what is shown
export const shown = title

export const now = createServerFn().handler(() => db.read(key))

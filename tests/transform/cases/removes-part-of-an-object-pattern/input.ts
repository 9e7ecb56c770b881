import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const { title, database: db, secret = 'SERVER_MARKER', 'api key': key } = load()

export const listNotes = createServerFn().handler(() => [db, secret, key])

export { title }

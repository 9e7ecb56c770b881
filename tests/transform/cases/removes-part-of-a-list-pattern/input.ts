import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const [secret = 'SERVER_MARKER', title, , last = 'SERVER_MARKER', end] = load()

export const listNotes = createServerFn().handler(() => [secret, last, end])

export { title }

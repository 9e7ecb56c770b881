import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const {
  site: { title, owner: { name = 'SERVER_MARKER' } },
  lists: [first, { id = 'SERVER_MARKER' }],
} = load()

export const listNotes = createServerFn().handler(() => [name, id])

export { title, first }

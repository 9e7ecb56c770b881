import { createServerFn } from 'seamline'
import { read, save } from './SERVER_MARKER/database'

export const notes = {
  title: 'CLIENT_MARKER',
  list: createServerFn().handler(() => read()),
  add: createServerFn({ method: 'POST' }).handler(({ data }) => save(data)),
}

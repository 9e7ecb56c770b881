import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

export default {
  title: 'CLIENT_MARKER',
  list: createServerFn().handler(() => read()),
  users: { list: createServerFn().handler(() => 'SERVER_MARKER') },
}

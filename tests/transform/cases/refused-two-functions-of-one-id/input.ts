import { createServerFn } from 'seamline'

export const api = {
  users: { list: createServerFn().handler(() => 'SERVER_MARKER') },
  'users.list': createServerFn().handler(() => 'SERVER_MARKER'),
}

import { createServerFn } from 'seamline'

export const api = {
  now: createServerFn().handler(() => 'SERVER_MARKER'),
}

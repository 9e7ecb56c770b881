import { createServerFn } from 'seamline'

export const api = {
  'list': createServerFn().handler(() => 'SERVER_MARKER'),
  'list all': createServerFn().handler(() => 'SERVER_MARKER'),
  'list.all': createServerFn().handler(() => 'SERVER_MARKER'),
  list$all: createServerFn().handler(() => 'SERVER_MARKER'),
  1: createServerFn().handler(() => 'SERVER_MARKER'),
  ['größe']: createServerFn().handler(() => 'SERVER_MARKER'),
}

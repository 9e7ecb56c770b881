import { createServerFn } from 'seamline'

export const now = createServerFn().handler(() => 'SERVER_MARKER'),
  title = 'CLIENT_MARKER',
  later = createServerFn().handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'

export const api = [
  createServerFn().handler(() => 'SERVER_MARKER'),
]

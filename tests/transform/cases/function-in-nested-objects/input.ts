import { createServerFn } from 'seamline'

export const api = {
  users: {
    list: createServerFn().handler(() => 'SERVER_MARKER'),
    roles: { list: createServerFn().handler(() => 'SERVER_MARKER') },
  },
} as const

export const more = { list: createServerFn().handler(() => 'SERVER_MARKER') } satisfies object

import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const make = {
  open: () => createServerFn(),
  authed() {
    return createServerFn().middleware([auth])
  },
  for: {
    admin: function () {
      return createServerFn({ method: 'POST' })
    },
  },
}

export const now = make.open().handler(() => 'SERVER_MARKER')

export const who = make.authed().handler(() => 'SERVER_MARKER')

export const all = make.for.admin().handler(() => 'SERVER_MARKER')

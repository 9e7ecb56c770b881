import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const bases = {
  open: createServerFn(),
  authed: { byCookie: createServerFn({ method: 'POST' }).middleware([auth]) },
}

const { open } = bases

export const now = bases.open.handler(() => 'SERVER_MARKER')

export const later = open.handler(() => 'SERVER_MARKER')

export const who = bases.authed.byCookie.handler(() => 'SERVER_MARKER')

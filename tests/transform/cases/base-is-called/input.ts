import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

const authed = createServerFn().middleware([auth])

export const upload = authed({
  method: 'POST',
  limits: { ...LARGE, body: 20_000_000 },
}).handler(({ data }) => save(data))

export const list = authed().handler(() => 'SERVER_MARKER')

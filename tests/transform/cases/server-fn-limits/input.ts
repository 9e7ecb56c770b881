import { createServerFn } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

const MEGABYTE = 1_000_000

export const upload = createServerFn({
  method: 'POST',
  limits: { body: 20 * MEGABYTE, ...LARGE },
}).handler(({ data }) => save(data))

export const list = createServerFn({ limits: { query: 20_000 } }).handler(() => 'SERVER_MARKER')

import { authed } from './bases'
import { read } from './SERVER_MARKER/database'
import { check } from './SERVER_MARKER/schema'

export const listNotes = authed.inputValidator(check).handler(({ data }) => read(data))

export const countNotes = authed.middleware([]).handler(() => 'SERVER_MARKER')

export const postable = authed.middleware([])

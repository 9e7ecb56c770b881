import { authedServerFn } from './bases'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

export const addNote = authedServerFn({ method: 'POST', limits: LARGE }).handler(({ data }) =>
  save(data),
)

export const who = authedServerFn().handler(() => 'SERVER_MARKER')

const posting = authedServerFn({ method: 'POST', limits: { body: 20_000 /* SERVER_MARKER */ } })

export const dropNote = posting.handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'

const posting = { method: 'POST', limits: LARGE } as const

export const addNote = createServerFn(posting).handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'

const base = (() => createServerFn({ method: 'POST' }))()

export const who = base.handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'

export const byDefault = createServerFn().handler(() => 'SERVER_MARKER')

export const byName = createServerFn({ method: 'GET' }).handler(() => 'SERVER_MARKER')

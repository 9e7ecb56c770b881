import { createServerFn } from 'seamline'

const readNow = createServerFn().handler(() => 'SERVER_MARKER')

export const now = createServerFn().handler(() => readNow())

import { createServerFn } from './toolkit'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

import { createServerFn } from './toolkit'

export const now = createServerFn().handler(() => 'CLIENT_MARKER')

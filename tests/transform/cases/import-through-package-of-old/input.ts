import { createServerFn } from 'old-kit'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

import { createServerFn } from './broken'

export const now = createServerFn().handler(() => 'CLIENT_MARKER')

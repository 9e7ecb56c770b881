import { server } from './toolkit'

export const now = server.createServerFn().handler(() => 'SERVER_MARKER')

import { make } from './toolkit'

export const now = make().handler(() => 'SERVER_MARKER')

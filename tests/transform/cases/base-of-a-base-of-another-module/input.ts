import { admin } from './admin'

export const all = admin.handler(() => 'SERVER_MARKER')

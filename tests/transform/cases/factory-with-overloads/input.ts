import { serverFnFor } from './factories'

export const who = serverFnFor().handler(() => 'SERVER_MARKER')

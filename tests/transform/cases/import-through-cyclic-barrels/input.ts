import { createServerFn } from './first'
import { nothing } from './first'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const other = nothing().handler(() => 'CLIENT_MARKER')

import { createServerOnlyFn } from './toolkit'
import { tools } from './toolkit'

export const one = createServerOnlyFn(() => 'SERVER_MARKER')

export const two = tools.createServerOnlyFn(() => 'SERVER_MARKER')

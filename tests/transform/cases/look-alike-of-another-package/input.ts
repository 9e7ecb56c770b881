import { createServerFn } from './CLIENT_MARKER/functions'
import { createMiddleware } from 'redux'

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
export const log = createMiddleware().client(() => 'CLIENT_MARKER').server(() => 'CLIENT_MARKER')

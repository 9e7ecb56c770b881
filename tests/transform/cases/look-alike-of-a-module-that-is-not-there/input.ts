import { createServerFn } from './generated'
import { base } from 'not-installed'

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
export const who = base.handler(() => 'CLIENT_MARKER')

import { createServerFn } from '~/toolkit'
import { authed } from '~/server/bases'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const who = authed.handler(() => 'SERVER_MARKER')

import { createServerFn } from '@acme/server'
import { authed } from '@acme/server/bases'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const who = authed().handler(() => 'SERVER_MARKER')

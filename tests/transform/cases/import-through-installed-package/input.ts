import { authedServerFn, createServerFn } from 'acme-kit'
import { audited } from 'acme-kit/audit'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const who = authedServerFn({ method: 'POST' }).handler(() => 'SERVER_MARKER')

export const all = audited('all').handler(() => 'SERVER_MARKER')

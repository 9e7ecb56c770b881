import { createServerFn } from 'seamline'

export const _clientServerFn = 'CLIENT_MARKER'
export const _serverServerFn = 'CLIENT_MARKER'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

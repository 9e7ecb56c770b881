import { createServerFn } from 'seamline'

export const tools = { make: createServerFn, nested: { 'make again': createServerFn } }

export const now = tools.make().handler(() => 'SERVER_MARKER')

export const later = tools.nested['make again']().handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'
import { schema } from './SERVER_MARKER/schema'

const base = createServerFn().inputValidator(schema)

export const now = base.handler(() => 'SERVER_MARKER')

import { createServerFn } from 'seamline'

const now = createServerFn().handler(() => 'SERVER_MARKER')

export { now as default, now as later, now as 'any name' }

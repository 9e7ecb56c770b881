import { createServerFn } from 'seamline'

const now = createServerFn().handler(() => 'SERVER_MARKER')

export { now as currentTime, now as default }

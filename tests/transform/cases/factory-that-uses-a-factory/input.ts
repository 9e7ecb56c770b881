import { createServerFn } from 'seamline'

const open = () => createServerFn()
const authed = () => open().middleware([])

export const who = authed().handler(() => 'SERVER_MARKER')

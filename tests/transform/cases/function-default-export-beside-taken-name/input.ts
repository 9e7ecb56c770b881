import { createServerFn } from 'seamline'

const _default = 'CLIENT_MARKER'

export default createServerFn().handler(() => 'SERVER_MARKER')

export const title = _default

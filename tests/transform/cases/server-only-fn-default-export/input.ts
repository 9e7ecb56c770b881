import { createServerOnlyFn } from 'seamline'

export default createServerOnlyFn(() => 'SERVER_MARKER')

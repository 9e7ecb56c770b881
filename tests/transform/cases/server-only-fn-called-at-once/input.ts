import { createServerOnlyFn } from 'seamline'

export const load = () => createServerOnlyFn(() => 'SERVER_MARKER')()

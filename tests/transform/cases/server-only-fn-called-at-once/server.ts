import { createServerOnlyFn } from 'seamline'

export const load = () => (() => 'SERVER_MARKER')()

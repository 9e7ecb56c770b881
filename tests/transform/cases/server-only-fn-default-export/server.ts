import { createServerOnlyFn } from 'seamline'

export default (() => 'SERVER_MARKER')

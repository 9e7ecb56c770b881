import { createServerFn } from 'seamline'
import { router } from './CLIENT_MARKER/router'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

router.middleware([]).inputValidator('CLIENT_MARKER').handler(() => 'CLIENT_MARKER').server('CLIENT_MARKER')

import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export default createServerFn().middleware([auth]).inputValidator(() => 'SERVER_MARKER')

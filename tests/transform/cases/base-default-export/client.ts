import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export default /* @__PURE__ */ createServerFn().middleware([auth])

import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { check } from './SERVER_MARKER/schema'

export const who = _serverServerFn(authedServerFn('POST'), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export function authedServerFn(method: 'GET' | 'POST') {
  const base = createServerFn({ method }).middleware([auth])
  return base.inputValidator(check)
}
export { who as who_createServerFn_handler }

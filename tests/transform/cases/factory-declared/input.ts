import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { check } from './SERVER_MARKER/schema'

export const who = authedServerFn('POST').handler(() => 'SERVER_MARKER')

export function authedServerFn(method: 'GET' | 'POST') {
  const base = createServerFn({ method }).middleware([auth])
  return base.inputValidator(check)
}

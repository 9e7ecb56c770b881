import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const authedServerFn = () => createServerFn().middleware([auth])

export const who = authedServerFn().handler(() => 'SERVER_MARKER')

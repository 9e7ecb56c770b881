import { createServerFn } from 'seamline'
import { auth } from './auth'

export const authed = createServerFn().middleware([auth])

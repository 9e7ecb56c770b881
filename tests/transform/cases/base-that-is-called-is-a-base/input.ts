import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { LARGE } from './SERVER_MARKER/limits'
import { schema } from './SERVER_MARKER/schema'

const authed = createServerFn({ method: 'POST' }).middleware([auth])

const noted = authed({ limits: LARGE }).inputValidator(schema)

export const add = noted.handler(() => 'SERVER_MARKER')

export const read = noted({ method: 'GET' }).handler(() => 'SERVER_MARKER')

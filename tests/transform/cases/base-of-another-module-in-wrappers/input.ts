import { authed, maybe } from './bases'
import type { Base } from './CLIENT_MARKER/types'

export const one = (authed as Base).handler(() => 'SERVER_MARKER')

export const two = (authed satisfies Base).handler(() => 'SERVER_MARKER') as Base

export const three = maybe!.handler(() => 'SERVER_MARKER')

export const four = ((authed)({ method: 'POST' })!).handler(() => 'SERVER_MARKER')

export const five = (<Base>authed).handler(() => 'SERVER_MARKER')

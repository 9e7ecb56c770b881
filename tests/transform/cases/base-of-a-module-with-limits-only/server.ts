import { base } from './bases'

export const large = base({ method: 'POST', limits: { body: Number('SERVER_MARKER') } })
export const title = 'CLIENT_MARKER'

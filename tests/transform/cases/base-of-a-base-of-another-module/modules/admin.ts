import { authed } from './bases'

export const admin = authed({ method: 'POST' }).middleware(['admin'])

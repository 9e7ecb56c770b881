import { createServerFn } from 'seamline'
import { readToken } from './SERVER_MARKER/token'

const { secret, shown } = { secret: 'SERVER_MARKER', shown: 'CLIENT_MARKER' }
const { token: own, page } = { token: readToken(), page: 'CLIENT_MARKER' } as const

export const listNotes = createServerFn().handler(() => [secret, own])

export const text = () => shown + page

import { save } from './SERVER_MARKER/database'

const { authed } = await import('./bases')

export const addNote = authed({ method: 'POST' }).handler(({ data }) => save(data))

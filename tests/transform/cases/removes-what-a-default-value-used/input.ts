import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'
import { fallback } from './SERVER_MARKER/fallback'

const { title, secret = fallback() } = load()

export const listNotes = createServerFn().handler(() => secret)

export { title }

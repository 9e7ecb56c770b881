import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const { secret, ...shown } = load('CLIENT_MARKER')

export const listNotes = createServerFn().handler(() => [secret, 'SERVER_MARKER'])

export { shown }

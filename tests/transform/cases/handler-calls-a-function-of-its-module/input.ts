import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const all = createServerFn().handler(() => read())

export const first = createServerFn().handler(async () => (await all())[0])

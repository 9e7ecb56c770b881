import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

export default createServerFn().handler(() => read())

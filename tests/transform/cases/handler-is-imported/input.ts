import { createServerFn } from 'seamline'
import { readNow } from './SERVER_MARKER/now'

export const now = createServerFn().handler(readNow)

import { createIsomorphicFn } from 'seamline'
import { log } from './SERVER_MARKER/log'

export const audit = (entry: string) => log(entry, 'SERVER_MARKER')

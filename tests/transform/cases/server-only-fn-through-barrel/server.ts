import { createServerOnlyFn } from './toolkit'
import { tools } from './toolkit'

export const one = () => 'SERVER_MARKER'

export const two = () => 'SERVER_MARKER'

import { serverFn } from './toolkit'
import middleware from './toolkit'

export const log = middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))

export const now = serverFn().handler(() => 'SERVER_MARKER')

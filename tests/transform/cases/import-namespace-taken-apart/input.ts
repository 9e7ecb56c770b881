import * as seamline from 'seamline'

const { createServerFn, createMiddleware: middleware } = seamline

export const log = middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))

export const now = createServerFn().handler(() => 'SERVER_MARKER')

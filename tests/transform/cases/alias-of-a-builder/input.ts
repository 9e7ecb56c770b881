import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn
const makeAgain = make
const { middleware } = { middleware: createMiddleware }

export const log = middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))

export const now = make().handler(() => 'SERVER_MARKER')

export const later = makeAgain({ method: 'POST' }).handler(() => 'SERVER_MARKER')

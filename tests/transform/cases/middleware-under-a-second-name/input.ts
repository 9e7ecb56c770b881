import { createMiddleware } from 'seamline'

const log = createMiddleware({ type: 'function' })
const second = log

export const auth = second.server(({ next }) => next('SERVER_MARKER'))

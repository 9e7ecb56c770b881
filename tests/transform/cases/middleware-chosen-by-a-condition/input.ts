import { createMiddleware } from 'seamline'
import { traced } from './tracing'

const plain = createMiddleware({ type: 'function' })

export const one = (import.meta.env.DEV ? traced : plain).server(({ next }) =>
  next('SERVER_MARKER'),
)

export const two = (traced ?? plain).server(({ next }) => next('SERVER_MARKER'))

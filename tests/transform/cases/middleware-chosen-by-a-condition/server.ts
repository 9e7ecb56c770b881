import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { traced } from './tracing'

const plain = createMiddleware({ type: 'function' })

export const one = _namedMiddleware((import.meta.env.DEV ? traced : plain).server(({ next }) =>
  next('SERVER_MARKER'),
), { name: "one", filename: "src/input.ts" })

export const two = _namedMiddleware((traced ?? plain).server(({ next }) => next('SERVER_MARKER')), { name: "two", filename: "src/input.ts" })

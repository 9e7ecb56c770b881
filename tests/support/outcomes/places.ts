/** Middleware that end a call where its headers request it. */

import { createMiddleware } from '../../../src/index.ts'
import { setCookie, setResponseHeader } from '../../../src/server.ts'
import { end, endsIn } from './endings.ts'

export const ofApp = createMiddleware().server(({ next }) => {
  setCookie('first', '1')
  setResponseHeader('x-set', 'by middleware')
  return endsIn('a request middleware of the app') ? end() : next()
})

export const functionOfApp = createMiddleware({ type: 'function' }).server(({ next }) => {
  setCookie('second', '2', { httpOnly: true })
  return endsIn('a function middleware of the app') ? end() : next()
})

const ofFunction = createMiddleware().server(({ next }) =>
  endsIn('a request middleware of the function') ? end() : next(),
)

const functionMiddleware = createMiddleware({ type: 'function' }).server(({ next }) =>
  endsIn('a function middleware') ? end() : next(),
)

/** The middleware of a function that may end anywhere. */
export const middleware = [ofFunction, functionMiddleware] as const

import { createMiddleware } from '../../../src/index.ts'
import { getCookie } from '../../../src/server.ts'
import { APP } from './app.ts'

/** Around every request. */
export const aroundRequest = createMiddleware().server(async ({ next }) => {
  const user = getCookie(`${APP}-user`) ?? ''
  const outcome = await next({ context: { app: APP, requestMiddleware: user } })
  outcome.response?.headers.set('x-app', `${APP} ${user}`)
  return outcome
})

/** Around every call. */
export const aroundCalls = createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ context: { functionMiddleware: getCookie(`${APP}-user`) ?? '' } }),
)

/** The data of a call. */
export interface CallData {
  readonly user: string
  readonly turns: number
}

/** Listed by each function; has a client function. */
export const identified = createMiddleware({ type: 'function' })
  .middleware([aroundRequest, aroundCalls])
  .inputValidator((data: CallData) => data)
  .client(({ next, data }) => next({ sendContext: { sent: data.user } }))
  .server(({ next }) => next())

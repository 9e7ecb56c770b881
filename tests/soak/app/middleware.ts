/** The middleware of the app, each of which carries the ids of its call. */

import { createMiddleware } from '../../../src/index.ts'
import { getCookie, getRequest, getRequestHeader, setResponseHeader } from '../../../src/server.ts'
import { pass, wait, type CallData, type Point } from './points.ts'

/** The header that names the point in the request middleware where the call waits. */
const HOLD = 'x-hold'

/** Request middleware around every request: reads the user, and writes it onto the response. */
export const aroundRequest = createMiddleware().server(async ({ next, request }) => {
  const call: CallData = {
    nonce: request.headers.get('x-nonce') ?? '',
    turns: 0,
    // Only the driver writes points.
    hold: (request.headers.get(HOLD) ?? undefined) as Point | undefined,
  }
  await pass('request middleware, before next', call, request.signal)
  await wait(1)
  const user = getCookie('user') ?? 'nobody'
  const outcome = await next({ context: { user } })
  await pass('request middleware, after next', call, request.signal)
  outcome.response?.headers.set('x-user', user)
  return outcome
})

/** The ids of a call, read in every available way. */
export interface Identity {
  readonly nonce: string
  readonly user: string
  readonly cookie: string | undefined
  readonly header: string | undefined
  readonly request: string | undefined
  readonly sent: string
}

/** The values in the context of a call. */
interface Caller {
  readonly user: string
  readonly sent: string
}

/** The identity of the running call. */
export function identityOf({ nonce }: CallData, { user, sent }: Caller): Identity {
  return {
    nonce,
    user,
    cookie: getCookie('user'),
    header: getRequestHeader('x-nonce'),
    request: getRequest().headers.get('x-nonce') ?? undefined,
    sent,
  }
}

/** Carries the nonce to the server and back in the contexts of both sides. */
export const identified = createMiddleware({ type: 'function' })
  .middleware([aroundRequest])
  .inputValidator(async (data: CallData): Promise<CallData> => {
    await pass('validator', data, getRequest().signal)
    return data
  })
  .client(async ({ next, data }) => {
    const outcome = await next({ sendContext: { sent: data.nonce } })
    // Failures and raw responses carry no context.
    const { echoed = data.nonce } = outcome.context as { readonly echoed?: string }
    if (echoed !== data.nonce) throw new Error(`The context of ${data.nonce} holds ${echoed}.`)
    return outcome
  })
  .server(async ({ next, data, context, signal }) => {
    await pass('middleware, before next', data, signal)
    const outcome = await next({
      context: { seen: data.nonce },
      sendContext: { echoed: data.nonce },
    })
    await pass('middleware, after next', data, signal)
    setResponseHeader('x-seen', context.sent)
    return outcome
  })

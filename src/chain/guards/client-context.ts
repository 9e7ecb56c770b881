/** How much of the context that a client sends is seen. */

import { EMPTY_CONTEXT, type Context } from '../../model/context.ts'

/** The client's context, where some middleware has a client side that may have sent it. */
export function expectedContext(sent: Context, takesClientContext: boolean): Context {
  return takesClientContext ? sent : EMPTY_CONTEXT
}

/** The client's context, before any of it was validated: nothing where it is going to be. */
export function unvalidatedContext(sent: Context, validatesContext: boolean): Context {
  return validatesContext ? EMPTY_CONTEXT : sent
}

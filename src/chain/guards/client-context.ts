import { EMPTY_CONTEXT, type Context } from '../../model/context.ts'

/** The client's context, if some middleware has a client side that may have sent it. */
export function expectedContext(sent: Context, takesClientContext: boolean): Context {
  return takesClientContext ? sent : EMPTY_CONTEXT
}

/** The client's context before validators run: empty if some middleware validates it. */
export function unvalidatedContext(sent: Context, validatesContext: boolean): Context {
  return validatesContext ? EMPTY_CONTEXT : sent
}

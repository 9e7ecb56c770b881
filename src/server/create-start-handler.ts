import { EMPTY_CONTEXT, mergeContext } from '../shared/merge-context.ts'
import { handleServerFn, isEndpointPath } from './handle-server-fn.ts'
import { withRequestScope } from './request-context.ts'

/** What a host may say about a request. */
export interface StartHandlerOptions {
  /** Values for the context of every middleware and handler that answers the request. */
  readonly context?: object
}

/** A plain fetch handler, for any host that speaks `Request` and `Response`. */
export type StartHandler = (request: Request, options?: StartHandlerOptions) => Promise<Response>

/**
 * The handler that answers the app's requests: calls of server functions, and 404 for any other path.
 *
 * @example
 * ```ts
 * const handler = createStartHandler()
 * export default { fetch: (request: Request) => handler(request) }
 * ```
 */
export function createStartHandler(): StartHandler {
  return async (request, { context } = {}) =>
    withRequestScope(request, mergeContext(EMPTY_CONTEXT, context), (scope) => {
      const url = new URL(request.url)
      if (isEndpointPath(url.pathname)) return handleServerFn(scope, url)
      return new Response('Not found', { status: 404 })
    })
}

import { base, functions, start, startOptions } from '../internal/config.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import { failedStart } from '../app/resolve-start.ts'
import { endpointOf, type Endpoint } from './endpoint/registry.ts'
import { failedResponse, handleRouteOrPage } from './handle-route-or-page.ts'
import { handleServerFn } from './endpoint/handle-call.ts'
import { keepRequest } from './request/keep-request.ts'
import { newScope } from './request/request-context.ts'
import { requestRouter } from './request/request-router.ts'
import { enterScope } from './request/request-scope.ts'
import { loadOutsideRequest } from './request/request-storage.ts'
import type { RenderPage } from './routed-app.ts'

/** What a host may say about a request. */
export interface StartHandlerOptions {
  /** Values for the context of every middleware and handler that answers the request. */
  readonly context?: object
}

/** A plain fetch handler, for any host that speaks `Request` and `Response`. */
export type StartHandler = (request: Request, options?: StartHandlerOptions) => Promise<Response>

/**
 * The handler that answers the app's requests: global request middleware around calls of server
 * functions, the handlers of routes, and pages.
 *
 * @param render - renders pages, for instance `defaultStreamHandler`; without it every path that is
 * neither a function's nor a handler's is 404
 *
 * @example
 * ```ts
 * const handler = createStartHandler(defaultStreamHandler)
 * export default { fetch: (request: Request) => handler(request, { context: { region: 'eu' } }) }
 * ```
 */
export function createStartHandler(render?: RenderPage): StartHandler {
  const answer: StartHandler = async (request, { context } = {}) => {
    // Where it fails, the app's hook and its middleware cannot run.
    const { app, failure } = await start().then(
      (resolved) => ({ app: resolved, failure: undefined }),
      (error: unknown) => ({ app: failedStart(startOptions()), failure: { error } }),
    )
    const scope = newScope(
      {
        request,
        context: mergeContext(EMPTY_CONTEXT, context),
        router: requestRouter(request),
      },
      app,
    )
    const { pathname } = scope.url
    return enterScope(scope, async () => {
      if (pathname.startsWith(`${base}/`)) {
        return handleServerFn(scope, app, async () => {
          if (failure !== undefined) throw failure.error
          return findEndpoint(pathname.slice(base.length + 1))
        })
      }
      return failure === undefined
        ? handleRouteOrPage(scope, { start: app, render })
        : failedResponse(failure.error, app)
    })
  }
  return (request, options) => keepRequest(request, () => answer(request, options))
}

async function findEndpoint(id: string): Promise<Endpoint | undefined> {
  const load = functions.get(id)
  return load === undefined ? undefined : endpointOf(await loadOutsideRequest(load), id)
}

import { base, functions, start, startOptions } from '../internal/config.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import { failedStart } from '../app/resolve-start.ts'
import { endpointOf, type Endpoint } from './endpoint/registry.ts'
import { failedResponse, handleRouteOrPage } from './handle-route-or-page.ts'
import { handleServerFn } from './endpoint/handle-call.ts'
import { newScope } from './request/request-context.ts'
import { requestRouter } from './request/request-router.ts'
import { enterScope } from './request/request-scope.ts'
import { loadOutsideRequest } from './request/request-storage.ts'
import type { RenderPage } from './routed-app.ts'

/** What a host adds to a request. */
export interface StartHandlerOptions {
  /** Values for the context of every middleware and handler of the request. */
  readonly context?: object
}

/** A plain fetch handler, for any host that speaks `Request` and `Response`. */
export type StartHandler = (request: Request, options?: StartHandlerOptions) => Promise<Response>

/**
 * Creates the handler of all requests of an app: global request middleware around calls of server
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
    // Without options, neither the app's hook nor its middleware can run.
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

/** Requests without a response yet. */
const answering = new Set<Request>()

/**
 * Keeps a request in memory until it has a response, as an aborted one has too. Node collects a `Request`
 * of its own that only listeners of its signal refer to, and that signal then never aborts: a handler that
 * waits for the abort would wait forever.
 *
 * @see https://github.com/nodejs/node/issues/55428
 */
async function keepRequest(request: Request, answer: () => Promise<Response>): Promise<Response> {
  answering.add(request)
  try {
    return await answer()
  } finally {
    answering.delete(request)
  }
}

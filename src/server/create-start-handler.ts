import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import { failedStart } from '../app/resolve-start.ts'
import { endpointOf, type Endpoint } from './endpoint/registry.ts'
import { failedResponse, handleRouteOrPage } from './handle-route-or-page.ts'
import { handleServerFn } from './endpoint/handle-call.ts'
import { newScope } from './request/request-context.ts'
import { enterScope } from './request/request-scope.ts'
import { loadOutsideRequest } from './request/request-storage.ts'
import type { RenderPage } from './request/routed-app.ts'
import type { ServerApp } from './request/server-app.ts'

/** Options that a host passes with a request. */
export interface StartHandlerOptions {
  /** Values for the context of every middleware and handler of the request. */
  readonly context?: object
}

/** A plain fetch handler, for any host that speaks `Request` and `Response`. */
export type StartHandler = (request: Request, options?: StartHandlerOptions) => Promise<Response>

/** An app, and how it renders pages; `undefined` when it renders none. */
export interface ServedApp {
  readonly app: ServerApp
  readonly render: RenderPage | undefined
}

export function handleRequest(
  served: ServedApp,
  request: Request,
  options: StartHandlerOptions = {},
): Promise<Response> {
  return keepRequest(request, () => respondTo(served, request, options))
}

async function respondTo(
  { app, render }: ServedApp,
  request: Request,
  { context }: StartHandlerOptions,
): Promise<Response> {
  // Without options, neither the app's hook nor its middleware can run.
  const { start, failure } = await app.start().then(
    (resolved) => ({ start: resolved, failure: undefined }),
    (error: unknown) => ({ start: failedStart(app.startOptions()), failure: { error } }),
  )
  const scope = newScope({ app, request, context: mergeContext(EMPTY_CONTEXT, context) }, start)
  const { pathname } = scope.url
  return enterScope(scope, async () => {
    if (pathname.startsWith(`${app.endpointBase}/`)) {
      return handleServerFn(scope, start, async () => {
        if (failure !== undefined) throw failure.error
        return findEndpoint(app, pathname.slice(app.endpointBase.length + 1))
      })
    }
    return failure === undefined
      ? handleRouteOrPage(scope, { start, render })
      : failedResponse(failure.error, scope, start)
  })
}

async function findEndpoint({ functions }: ServerApp, id: string): Promise<Endpoint | undefined> {
  const load = functions.get(id)
  return load === undefined ? undefined : endpointOf(await loadOutsideRequest(load), id)
}

const pending = new Set<Request>()

/**
 * Keeps a request in memory until it has a response. Node may collect a `Request` that only listeners of its signal
 * refer to, and the signal then never aborts.
 *
 * @see https://github.com/nodejs/node/issues/55428
 */
async function keepRequest(request: Request, respond: () => Promise<Response>): Promise<Response> {
  pending.add(request)
  try {
    return await respond()
  } finally {
    pending.delete(request)
  }
}

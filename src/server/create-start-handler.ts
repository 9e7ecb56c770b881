import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import { failedStart } from '../app/resolve-start.ts'
import { endpointOf, type Endpoint } from './endpoint/registry.ts'
import { failedResponse, handleRouteOrPage } from './handle-route-or-page.ts'
import { handleServerFn } from './endpoint/handle-call.ts'
import { promiseOf, settle, type MaybePromise } from '../utils/maybe-promise.ts'
import type { FunctionLoader } from '../app/app.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'
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
  return promiseOf(() => respondTo(served, request, options))
}

function respondTo(
  served: ServedApp,
  request: Request,
  options: StartHandlerOptions,
): MaybePromise<Response> {
  const { app } = served
  return settle(
    app.start,
    (start) => respondWith(start, served, request, options),
    // Without options, neither the app's hook nor its middleware can run.
    (error) =>
      respondWith(failedStart(app.startOptions()), served, request, {
        ...options,
        failure: { error },
      }),
  )
}

function respondWith(
  start: ResolvedStart,
  { app, render }: ServedApp,
  request: Request,
  { context, failure }: StartHandlerOptions & { readonly failure?: { readonly error: unknown } },
): MaybePromise<Response> {
  const scope = newScope({ app, request, context: mergeContext(EMPTY_CONTEXT, context) }, start)
  const { pathname } = scope.url
  return enterScope(scope, () => {
    if (pathname.startsWith(`${app.endpointBase}/`)) {
      return handleServerFn(scope, start, () => {
        if (failure !== undefined) throw failure.error
        return findEndpoint(app, pathname.slice(app.endpointBase.length + 1))
      })
    }
    return failure === undefined
      ? handleRouteOrPage(scope, { start, render })
      : failedResponse(failure.error, scope, start)
  })
}

/** The endpoints of a build by their loaders: to load a module once more takes longer than a small call. */
const loaded = new WeakMap<FunctionLoader, Endpoint>()

function findEndpoint(
  { functions, isDev }: ServerApp,
  id: string,
): MaybePromise<Endpoint | undefined> {
  const load = functions.get(id)
  if (load === undefined) return undefined
  return (
    loaded.get(load) ??
    loadOutsideRequest(load).then((serverFn) => {
      const endpoint = endpointOf(serverFn, id)
      // In development, a loader returns the newest version of its module.
      if (!isDev) loaded.set(load, endpoint)
      return endpoint
    })
  )
}

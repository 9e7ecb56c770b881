import type { CallEnvironment } from '../chain/plan-chain.ts'
import { runRequestChain, type RequestState } from '../chain/request-chain.ts'
import { Unwinding } from '../chain/unwinding.ts'
import { INTERNAL_SERVER_ERROR } from '../errors/catalog.ts'
import { isProtocolError, isServerFnError } from '../errors/errors.ts'
import { dispose } from '../streams/dispose.ts'
import type { Context } from '../model/context.ts'
import { isNotFound, isRedirect } from '../http/router-values.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'
import { failureStatus } from './response/failure-status.ts'
import { maskForRequest } from './response/guards/mask.ts'
import { assertValidHost } from './endpoint/host.ts'
import { isAbort } from './response/is-abort.ts'
import { isPageLoad } from '../http/navigation.ts'
import { notFoundResponse, plainResponse } from './response/plain-response.ts'
import { redirectResponse } from './response/redirect-response.ts'
import { reportError } from './response/report-error.ts'
import { requestPlan } from './request/request-plan.ts'
import { enterScope, type RequestScope } from './request/request-scope.ts'
import { answerTo, finishPlain } from './response/respond.ts'
import type { FoundRoute, RenderPage, RoutedApp, RoutedRequest } from './request/routed-app.ts'

/** What there is beside the request itself. */
export interface RouteOrPageOptions {
  readonly start: ResolvedStart
  /** How the app renders pages; `undefined` when it renders none. */
  readonly render: RenderPage | undefined
}

/**
 * Answers a request that is not the endpoint's: global request middleware and the routes' own, then a
 * handler, a page, or 404.
 */
export async function handleRouteOrPage(
  scope: RequestScope,
  options: RouteOrPageOptions,
): Promise<Response> {
  let routes: RoutedApp | undefined
  try {
    routes = await scope.app.loadRoutes?.()
    if (routes !== undefined) assertValidHost(scope)
    const found = routes?.find(scope.request, scope.url)
    const response = await answerOther({ scope, options, routes }, found)
    return complete(response, scope)
  } catch (thrown) {
    return complete(await answerThrown(thrown, { scope, options, routes }), scope)
  }
}

interface Failed {
  readonly scope: RequestScope
  readonly options: RouteOrPageOptions
  readonly routes: RoutedApp | undefined
}

async function answerThrown(thrown: unknown, failed: Failed): Promise<Response> {
  const { scope, options, routes } = failed
  const { render, start } = options
  const isPage = isNotFound(thrown) && isPageLoad(scope.request)
  if (!isPage || routes === undefined || render === undefined) return thrownResponse(thrown, failed)
  // Global middleware has had its turn, whoever of it threw: it does not run again around functions.
  const { inside } = requestPlan(start)
  const routed = routedRequest(scope, inside, options, scope.context)
  try {
    return await routed.inContext(scope.context, () =>
      routes.answerNotFound(routed, render, thrown),
    )
  } catch (unrendered) {
    return thrownResponse(unrendered, failed)
  }
}

function answerOther(state: Failed, found: FoundRoute | undefined): Promise<Response> {
  const { scope, options } = state
  const { request } = scope
  const initial = {
    request,
    pathname: found?.pathname ?? scope.url.pathname,
    handlerType: 'router' as const,
    serverFnMeta: undefined,
    params: found?.params,
    context: scope.context,
  }
  const { links, inside } = requestPlan(options.start, found?.middleware)
  const answer = async ({ context: reached }: RequestState): Promise<Response> => {
    if (found === undefined) return notFoundResponse()
    const routed = routedRequest(scope, inside, options, reached)
    return routed.inContext(reached, () => found.answer(routed))
  }
  const unwinding = new Unwinding(request.signal, (thrown) =>
    dispose(thrownResponse(thrown, state)),
  )
  return runRequestChain(links(scope), initial, answer, unwinding)
}

function routedRequest(
  scope: RequestScope,
  inside: CallEnvironment,
  { start, render }: RouteOrPageOptions,
  context: Context,
): RoutedRequest {
  return {
    app: scope.app,
    request: scope.request,
    context,
    start,
    takeRouter: scope.router.take,
    pending: scope.response,
    render,
    inContext: (reached, answer) =>
      // Where no middleware has run, the scope of the request is the one to be in already.
      reached === scope.context && inside === scope.chain
        ? answer()
        : enterScope({ ...scope, context: reached, chain: inside }, answer),
  }
}

function thrownResponse(thrown: unknown, { scope, options: { start }, routes }: Failed): Response {
  const { request, url, response: pending } = scope
  if (isAbort(thrown, request)) return plainResponse('', 499)
  try {
    if (isRedirect(thrown)) return redirectResponse(routes?.resolveRedirect(thrown, url) ?? thrown)
    // A new one, because the body of one that is kept may have been read already.
    if (thrown instanceof Response) return new Response(thrown.body, thrown)
    if (isNotFound(thrown)) return notFoundResponse(thrown)
  } catch (unsendable) {
    return failedResponse(unsendable, scope, start)
  }
  if (isProtocolError(thrown)) return plainResponse(thrown.message, thrown.status ?? 400)
  if (isServerFnError(thrown)) {
    reportError({ error: thrown, errorId: undefined, serverFn: undefined }, start.serverFns)
    return plainResponse(thrown.message, failureStatus(thrown.status, pending))
  }
  return failedResponse(thrown, scope, start)
}

/** The answer to an unexpected error: no more than its id, in production. */
export function failedResponse(
  error: unknown,
  { app }: Pick<RequestScope, 'app'>,
  { serverFns }: ResolvedStart,
): Response {
  const errorId = crypto.randomUUID()
  reportError({ error, errorId, serverFn: undefined }, serverFns)
  return plainResponse(
    `${maskForRequest(error, app.isDev)} (${errorId})`,
    INTERNAL_SERVER_ERROR.status,
  )
}

function complete(response: Response, scope: RequestScope): Response {
  return answerTo(scope, finishPlain(response, scope.response))
}

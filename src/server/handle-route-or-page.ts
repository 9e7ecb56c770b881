import type { CallEnvironment } from '../chain/plan-chain.ts'
import { runRequestChain, type RequestState } from '../chain/request-chain.ts'
import { Unwinding } from '../chain/unwinding.ts'
import { INTERNAL_SERVER_ERROR } from '../errors/catalog.ts'
import { dispose } from '../streams/dispose.ts'
import type { Context } from '../model/context.ts'
import { isNotFound } from '../http/router-values.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'
import {
  classifyFailure,
  failureStatus,
  unexpectedFailure,
  type UnexpectedFailure,
} from './response/classify-failure.ts'
import { maskForRequest } from './response/guards/mask.ts'
import { assertValidHost } from '../http/origin.ts'
import { isPageLoad } from '../http/navigation.ts'
import { notFoundResponse, plainResponse } from './response/respond.ts'
import { redirectResponse } from './response/redirects.ts'
import { reportFailure } from './response/report-error.ts'
import { requestPlan, stepsIn } from './request/request-plan.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import { enterScope, type RequestScope } from './request/request-scope.ts'
import { applyPendingHeaders, finalizeResponse } from './response/finish-response.ts'
import type { FoundRoute, RenderPage, RoutedApp, RoutedRequest } from './request/routed-app.ts'

interface RouteOrPageOptions {
  readonly start: ResolvedStart
  /** Renders pages; `undefined` in an app without pages. */
  readonly render: RenderPage | undefined
}

interface Handling extends RouteOrPageOptions {
  readonly scope: RequestScope
  readonly routes: RoutedApp | undefined
}

/**
 * Responds to a request outside the endpoint: runs global request middleware and the routes' own, then a handler, a
 * page, or 404.
 */
export async function handleRouteOrPage(
  scope: RequestScope,
  options: RouteOrPageOptions,
): Promise<Response> {
  let routes: RoutedApp | undefined
  try {
    routes = await scope.app.loadRoutes?.()
    if (routes !== undefined) assertValidHost(scope.request)
    const found = routes?.find(scope.request, scope.url)
    return complete(await runRoute({ ...options, scope, routes }, found), scope)
  } catch (thrown) {
    return complete(await respondToFailure(thrown, { ...options, scope, routes }), scope)
  }
}

function runRoute(handling: Handling, found: FoundRoute | undefined): MaybePromise<Response> {
  const { scope, start } = handling
  const { request } = scope
  const initial = {
    request,
    pathname: found?.pathname ?? scope.url.pathname,
    handlerType: 'router' as const,
    serverFnMeta: undefined,
    params: found?.params,
    context: scope.context,
  }
  const { steps, inside } = requestPlan(start, found?.middleware)
  const respondTo = async ({ context }: RequestState): Promise<Response> => {
    if (found === undefined) return notFoundResponse()
    const routed = routedRequest(handling, inside, context)
    return routed.inContext(context, () => found.answer(routed))
  }
  const unwinding = new Unwinding(request, (thrown) => dispose(failureResponse(thrown, handling)))
  return runRequestChain(stepsIn(scope, steps), initial, respondTo, unwinding)
}

async function respondToFailure(thrown: unknown, handling: Handling): Promise<Response> {
  const { scope, start, render, routes } = handling
  const isPage = isNotFound(thrown) && isPageLoad(scope.request)
  if (!isPage || routes === undefined || render === undefined)
    return failureResponse(thrown, handling)
  // Global middleware has run, including the one that threw: it does not run again around functions.
  const { inside } = requestPlan(start)
  const routed = routedRequest(handling, inside, scope.context)
  try {
    return await routed.inContext(scope.context, () =>
      routes.answerNotFound(routed, render, thrown),
    )
  } catch (unrendered) {
    return failureResponse(unrendered, handling)
  }
}

function routedRequest(
  { scope, start, render }: Handling,
  inside: CallEnvironment,
  context: Context,
): RoutedRequest {
  return {
    app: scope.app,
    request: scope.request,
    context,
    start,
    takeRouter: () => scope.router.take(),
    pending: scope.response,
    render,
    inContext: (reached, respondTo) =>
      // Without middleware, the scope of the request is active already.
      reached === scope.context && inside === scope.chain
        ? respondTo()
        : enterScope({ ...scope, context: reached, chain: inside }, respondTo),
  }
}

function failureResponse(thrown: unknown, { scope, start, routes }: Handling): Response {
  const { request, url, response: pending } = scope
  const failure = classifyFailure(thrown, request)
  reportFailure(failure, start.serverFns)
  try {
    switch (failure.kind) {
      case 'aborted':
        return plainResponse('', 499)
      case 'redirect':
        return redirectResponse(routes?.resolveRedirect(failure.error, url) ?? failure.error)
      case 'response':
        // A copy fails if the body has been read.
        return new Response(failure.error.body, failure.error)
      case 'not-found':
        return notFoundResponse(failure.error)
      case 'refused':
        return plainResponse(failure.error.message, failure.error.status ?? 400)
      case 'deliberate':
        return plainResponse(failure.error.message, failureStatus(failure.error, pending))
      case 'unexpected':
        return maskedResponse(failure, scope)
    }
  } catch (unsendable) {
    return failedResponse(unsendable, scope, start)
  }
}

/** Reports an unexpected error, of which the response shows an id only, unless in development. */
export function failedResponse(
  error: unknown,
  scope: RequestScope,
  { serverFns }: ResolvedStart,
): Response {
  const failure = unexpectedFailure(error)
  reportFailure(failure, serverFns)
  return maskedResponse(failure, scope)
}

function maskedResponse({ error, errorId }: UnexpectedFailure, { app }: RequestScope): Response {
  const text = maskForRequest(error, app.isDev)
  return plainResponse(`${text} (${errorId})`, INTERNAL_SERVER_ERROR.status)
}

function complete(response: Response, scope: RequestScope): Response {
  return finalizeResponse(scope, applyPendingHeaders(response, scope.response))
}

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
import { requestPlan } from './request/request-plan.ts'
import { enterScope, type RequestScope } from './request/request-scope.ts'
import { applyPendingHeaders, finalizeResponse } from './response/finish-response.ts'
import type { FoundRoute, RenderPage, RoutedApp, RoutedRequest } from './request/routed-app.ts'

export interface RouteOrPageOptions {
  readonly start: ResolvedStart
  /** How the app renders pages; `undefined` when it renders none. */
  readonly render: RenderPage | undefined
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
  if (!isPage || routes === undefined || render === undefined)
    return failureResponse(thrown, failed)
  // Global middleware has run, including the one that threw: it does not run again around functions.
  const { inside } = requestPlan(start)
  const routed = routedRequest(scope, inside, options, scope.context)
  try {
    return await routed.inContext(scope.context, () =>
      routes.answerNotFound(routed, render, thrown),
    )
  } catch (unrendered) {
    return failureResponse(unrendered, failed)
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
  const { steps, inside } = requestPlan(options.start, found?.middleware)
  const answer = async ({ context: reached }: RequestState): Promise<Response> => {
    if (found === undefined) return notFoundResponse()
    const routed = routedRequest(scope, inside, options, reached)
    return routed.inContext(reached, () => found.answer(routed))
  }
  const unwinding = new Unwinding(request.signal, (thrown) =>
    dispose(failureResponse(thrown, state)),
  )
  return runRequestChain(steps(scope), initial, answer, unwinding)
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
      // Without middleware, the scope of the request is active already.
      reached === scope.context && inside === scope.chain
        ? answer()
        : enterScope({ ...scope, context: reached, chain: inside }, answer),
  }
}

function failureResponse(thrown: unknown, { scope, options: { start }, routes }: Failed): Response {
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

import type { AnyRedirect, AnyRouter } from '@tanstack/router-core'
import { AbandonedResponses, tracked } from '../../chain/abandoned-results.ts'
import { runChain, type ChainStep } from '../../chain/run-chain.ts'
import { throwMarked } from '../../model/outcome.ts'
import { refuseOthers } from '../../chain/check-options.ts'
import { responseIn } from '../../chain/request-chain.ts'
import type {
  FoundRoute,
  RenderPage,
  RoutedApp,
  RoutedRequest,
} from '../../server/request/routed-app.ts'
import { isPageLoad, isReading } from '../../http/navigation.ts'
import { notFoundResponse, plainResponse } from '../../server/response/respond.ts'
import { NO_PAGE, NO_RESPONSE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { mergeContext, type Context } from '../../model/context.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import { matchRequest, type RouteMatch } from './match-request.ts'
import { planRoutes, type HandlerPlan, type RouteFiles, type RoutePlan } from './plan-routes.ts'
import { handlersFor } from './read-handlers.ts'
import { setOrigin } from './router-adapter.ts'

/** Loads and renders the page at a request's path. */
export type LoadPage = (routed: RoutedRequest, render: RenderPage) => Promise<Response>

/**
 * Finds the handler or page of a request in a route tree.
 *
 * @param router - used for lookups only: it never loads or renders anything
 * @throws SeamlineError for invalid options of a route
 */
export function routeFinder(
  router: AnyRouter,
  files: RouteFiles,
  page: LoadPage,
): Pick<RoutedApp, 'find' | 'resolveRedirect'> {
  const plans = planRoutes(router, files)
  return {
    find(request, url) {
      const match = matchRequest(router, request, url)
      const plan = plans.get(match.route.id)
      if (plan === undefined) throw new TypeError(`No plan for the route ${match.route.id}.`)
      return foundRoute({ plan, match, page }, request)
    },
    resolveRedirect: (redirect, url) => {
      // A plain `Response` has its location. Others are the router's own, which it completes in place.
      if (redirect.options !== undefined) {
        setOrigin(router, url)
        router.resolveRedirect(redirect as AnyRedirect)
      }
      return redirect
    },
  }
}

interface Found {
  readonly plan: RoutePlan
  readonly match: RouteMatch
  readonly page: LoadPage
}

function foundRoute(found: Found, request: Request): FoundRoute {
  const { plan, match, page } = found
  const { pathname, params } = match
  // Below its path a route has no handlers, but may have a layout with a not-found page.
  const handler = match.isExact ? handlerFor(plan, request) : undefined
  if (handler !== undefined) {
    const { all: middleware } = handler
    const answer = (routed: RoutedRequest) => callHandler(handler, found, routed)
    return { pathname, params, middleware, answer }
  }
  const isPage = !match.isExact || answersWithPage(plan, request)
  const answer = async (routed: RoutedRequest): Promise<Response> => {
    if (!isPage) return automaticResponse(request, plan)
    // Pages are rendered for GET and HEAD only.
    const { render } = isReading(request) ? routed : {}
    return render === undefined ? notFoundResponse() : page(routed, render)
  }
  return { pathname, params, middleware: plan.middleware, answer }
}

function handlerFor({ handlers }: RoutePlan, { method }: Request): HandlerPlan | undefined {
  const name = handlersFor(method).find((each) => handlers.has(each))
  return name === undefined ? undefined : handlers.get(name)
}

/** Whether the page answers a method without a handler. */
function answersWithPage({ handlers, hasPage }: RoutePlan, request: Request): boolean {
  return hasPage && isReading(request) && (handlers.size === 0 || isPageLoad(request))
}

function automaticResponse({ method }: Request, { allow }: RoutePlan): Response {
  return method === 'OPTIONS'
    ? new Response(null, { status: 204, headers: { allow } })
    : plainResponse('Method not allowed', 405, { allow })
}

interface ContextAndResponse {
  readonly context: Context
  readonly response: Response
}

/** @throws a redirect or not-found, also one that was returned; SeamlineError `NO_RESPONSE`, `NO_PAGE` */
async function callHandler(
  { handler, method }: HandlerPlan,
  { plan, match: { pathname, params }, page }: Found,
  routed: RoutedRequest,
): Promise<Response> {
  const { request, context } = routed
  const step: ChainStep<Context, ContextAndResponse> = async (_context, runNext) => {
    const next = async (options: { readonly context?: object } = {}): Promise<object> => {
      refuseOthers(
        () => `\`next()\` in the ${method} handler of ${plan.name}`,
        options,
        OPTION_NAMES.requestNext,
      )
      return { request, pathname, ...(await runNext(mergeContext(context, options.context))) }
    }
    const returned = await handler({ request, pathname, params, context, next })
    throwMarked(returned)
    const response = responseIn(returned)
    if (response === undefined) throw usageError(NO_RESPONSE, { route: plan.name, method })
    return { context, response }
  }
  const renderPage = async (merged: Context): Promise<ContextAndResponse> => {
    const { render } = routed
    if (!plan.hasPage || render === undefined) throw usageError(NO_PAGE, { route: plan.name })
    const response = await routed.inContext(merged, () =>
      page({ ...routed, context: merged }, render),
    )
    return { context: merged, response }
  }
  const steps = [tracked(step, () => new AbandonedResponses())]
  const { response } = await runChain(steps, context, renderPage)
  return response
}

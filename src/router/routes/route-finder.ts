import type { AnyRedirect, AnyRouter } from '@tanstack/router-core'
import type { FoundRoute, RoutedApp, RoutedRequest } from '../../server/request/routed-app.ts'
import { notFoundResponse } from '../../server/response/respond.ts'
import { answererOf, automaticAnswer, callHandler, PAGE, type AnswerPage } from './handle-route.ts'
import { matchRequest, setOrigin, type RouteMatch } from './match-request.ts'
import { isReading } from '../../http/navigation.ts'
import { planRoutes, type RouteFiles, type RoutePlan } from './plan-routes.ts'

/**
 * Finds the handler or page of a request in a route tree.
 *
 * @param router - used for lookups only: it never loads or renders anything
 * @throws SeamlineError for invalid options of a route
 */
export function routeFinder(
  router: AnyRouter,
  files: RouteFiles,
  page: AnswerPage,
): Pick<RoutedApp, 'find' | 'resolveRedirect'> {
  const plans = planRoutes(router, files)
  return {
    find(request, url) {
      const match = matchRequest(router, request, url)
      const plan = plans.get(match.route.id)
      if (plan === undefined) throw new TypeError(`No plan for the route ${match.route.id}.`)
      return found(plan, match, { request, page })
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

function found(
  plan: RoutePlan,
  { pathname, params, isExact }: RouteMatch,
  { request, page }: { readonly request: Request; readonly page: AnswerPage },
): FoundRoute {
  const { middleware } = plan
  // Below its path a route has no handlers, but may have a layout with a not-found page.
  const answerer = isExact ? answererOf(plan, request) : PAGE
  if (answerer.kind === 'handler') {
    const { handler } = answerer
    return {
      pathname,
      params,
      middleware: handler.all,
      answer: (routed) => callHandler(handler, { plan, pathname, params, page }, routed),
    }
  }
  const { kind } = answerer
  const answer = async (routed: RoutedRequest): Promise<Response> => {
    if (kind !== 'page') return automaticAnswer(kind, plan.allow)
    // Pages are rendered for GET and HEAD only.
    const { render } = isReading(request) ? routed : {}
    return render === undefined ? notFoundResponse() : page(routed, render)
  }
  return { pathname, params, middleware, answer }
}

import type { AnyRedirect, AnyRouter } from '@tanstack/router-core'
import type { FoundRoute, RoutedApp, RoutedRequest } from '../../server/routed-app.ts'
import { notFoundResponse } from '../../server/response/respond.ts'
import { answererOf, automaticAnswer, callHandler, PAGE, type AnswerPage } from './handle-route.ts'
import { matchRequest, setOrigin, type RouteMatch } from './match-request.ts'
import { isReading } from '../../http/navigation.ts'
import { planRoutes, type RouteFiles, type RoutePlan } from './plan-routes.ts'

/**
 * Finds what answers a request in the route tree of a router.
 *
 * @param router - for looking things up only: it never loads or renders anything
 * @throws SeamlineError for route options that are not understood
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
      // One that names its location already has nothing to resolve. The router knows the others by the
      // same mark as we do, and completes them in place.
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
  // Below a route's path there is none of its handlers, but maybe its layout with a not-found page.
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
    // A page is for whoever reads: nothing is rendered for a method that no route has.
    const { render } = isReading(request) ? routed : {}
    return render === undefined ? notFoundResponse() : page(routed, render)
  }
  return { pathname, params, middleware, answer }
}

import type { AnyRedirect, AnyRouter } from '@tanstack/router-core'
import type { FoundRoute, RenderPage, RoutedApp, RoutedRequest } from '../server/routed-app.ts'
import { answererOf, automaticAnswer, callHandler } from './answer-route.ts'
import { matchRequest, setOrigin } from './match-request.ts'
import { planRoutes, type RouteFiles, type RoutePlan } from './plan-routes.ts'

/** Loads and renders the page at a request's path. */
export type AnswerPage = (routed: RoutedRequest, render: RenderPage) => Promise<Response>

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
      return found(plan, { ...match, request, page })
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

interface Match extends ReturnType<typeof matchRequest> {
  readonly request: Request
  readonly page: AnswerPage
}

function found(plan: RoutePlan, { pathname, params, isExact, request, page }: Match): FoundRoute {
  const render = async (routed: RoutedRequest): Promise<Response> =>
    routed.render === undefined ? notFound() : page(routed, routed.render)
  const { middleware } = plan
  // Below a route's path there is none of its handlers, but maybe its layout with a not-found page.
  if (!isExact) return { pathname, params, middleware, answer: render }
  const answerer = answererOf(plan, request)
  if (answerer.kind === 'handler') {
    const { handler } = answerer
    return {
      pathname,
      params,
      middleware: handler.all,
      answer: (routed) => callHandler(handler, { plan, pathname, params, page: render }, routed),
    }
  }
  if (answerer.kind === 'page') return { pathname, params, middleware, answer: render }
  const { kind } = answerer
  return { pathname, params, middleware, answer: async () => automaticAnswer(kind, plan.allow) }
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

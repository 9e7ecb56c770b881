import { AbandonedResponses, tracked } from '../../chain/abandoned-results.ts'
import { runChain, type ChainStep } from '../../chain/run-chain.ts'
import { throwMarked } from '../../model/outcome.ts'
import { refuseOthers } from '../../chain/check-options.ts'
import { responseIn, type Params } from '../../chain/request-chain.ts'
import type { RenderPage, RoutedRequest } from '../../server/request/routed-app.ts'
import { isPageLoad, isReading } from '../../http/navigation.ts'
import { plainResponse } from '../../server/response/respond.ts'
import { NO_PAGE, NO_RESPONSE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { mergeContext, type Context } from '../../model/context.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import { handlersFor } from './methods.ts'
import type { HandlerPlan, RoutePlan } from './plan-routes.ts'

/** The kinds of responses to a matched path. */
export type Answerer =
  | { readonly kind: 'handler'; readonly handler: HandlerPlan }
  | { readonly kind: 'page' | 'options' | 'refused' }

/** The page, or the not-found page. */
export const PAGE: Answerer = { kind: 'page' }

/**
 * What answers a method at a route's path: a handler, else the page for a page load, else an automatic
 * answer.
 */
export function answererOf({ handlers, hasPage }: RoutePlan, request: Request): Answerer {
  const { method } = request
  for (const name of handlersFor(method)) {
    const handler = handlers.get(name)
    if (handler !== undefined) return { kind: 'handler', handler }
  }
  if (hasPage && isReading(request)) {
    if (handlers.size === 0 || isPageLoad(request)) return PAGE
  }
  return { kind: method === 'OPTIONS' ? 'options' : 'refused' }
}

/** The response to a method without a handler, and to OPTIONS. */
export function automaticAnswer(kind: 'options' | 'refused', allow: string): Response {
  return kind === 'options'
    ? new Response(null, { status: 204, headers: { allow } })
    : plainResponse('Method not allowed', 405, { allow })
}

/** Loads and renders the page at a request's path. */
export type AnswerPage = (routed: RoutedRequest, render: RenderPage) => Promise<Response>

export interface HandlerCall {
  readonly plan: RoutePlan
  readonly pathname: string
  readonly params: Params
  readonly page: AnswerPage
}

/**
 * Calls a handler.
 *
 * @throws a redirect or not-found, also one that was returned; SeamlineError `NO_RESPONSE`, `NO_PAGE`
 */
export async function callHandler(
  { handler, method }: HandlerPlan,
  { plan, pathname, params, page }: HandlerCall,
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

interface ContextAndResponse {
  readonly context: Context
  readonly response: Response
}

import type { AnyRouter, ServerManifest } from '@tanstack/router-core'
import { createRequestHandler } from '@tanstack/router-core/ssr/server'
import { classifyFailure, failureStatus } from '../../server/response/classify-failure.ts'
import { redirectResponse } from '../../server/response/redirects.ts'
import { withStatus } from '../../server/response/finish-response.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { putCookie } from '../../server/request/response-cookies.ts'
import type { RenderPage, RoutedRequest } from '../../server/request/routed-app.ts'
import { routerAdapters } from '../../app/make-router.ts'
import { isNotFound, isRedirect, type NotFoundLike } from '../../http/router-values.ts'
import { withExtended } from '../../serialization/adapter.ts'
import {
  aroundDehydrate,
  matchesOf,
  setRenderStatus,
  showNotFound,
} from '../routes/router-adapter.ts'
import { guardOptions } from './guard-options.ts'
import { maskMatches } from './guards/mask.ts'
import { errorMask, pageStateError, setMask } from './page-errors.ts'
import { stateAdapters } from './page-values.ts'

/** A request for a page. */
export interface PageRequest extends RoutedRequest {
  /** Thrown before a route was reached: the response is its not-found page. */
  readonly missing?: NotFoundLike
}

/**
 * Runs the loaders of the page at a request's path on a router of its own, and renders it. The context
 * of the request reaches `beforeLoad` and loaders as `serverContext`.
 *
 * @param assets - the scripts and preloads of pages
 */
export async function loadPage(
  assets: ServerManifest,
  page: PageRequest,
  render: RenderPage,
): Promise<Response> {
  const { app, request, context, start, pending, takeRouter, missing } = page
  const router = await takeRouter()
  const { options } = router
  router.update({ additionalContext: { ...options.additionalContext, serverContext: context } })
  if (start.defaultSsr !== undefined) router.options.defaultSsr = start.defaultSsr
  router.options.serializationAdapters = withExtended([
    ...(options.serializationAdapters ?? []),
    ...routerAdapters(start.adapters),
  ])
  const mask = errorMask(page)
  setMask(router, mask)
  prepareState(router, mask, page)
  guardOptions(router, app.isDev)
  if (missing !== undefined) showNotFound(router, missing)
  const handle = createRequestHandler({
    request,
    createRouter: () => router,
    getRouterManifest: () => assets,
  })
  const response = await handle(async ({ responseHeaders }) =>
    render({ request, router, responseHeaders }),
  )
  if (isRedirect(response)) return redirectResponse(response)
  const { status, statusText } = pending
  // The status that the app has set replaces a 200 only.
  const isFinal = status === undefined || response.status !== 200
  return isFinal ? response : withStatus(response, status, statusText)
}

/** Masks the errors in the state of a page before it is written, and sets the page's status and headers. */
function prepareState(router: AnyRouter, mask: MaskError, page: PageRequest): void {
  aroundDehydrate(router, async (dehydrate, signal) => {
    throwRedirects(router)
    maskMatches(router, mask)
    setPageStatus(router, page)
    setPageHeaders(router, page)
    const { serializationAdapters: own = [] } = router.options
    // For this state only: Solid writes its values where the browser cannot read adapters yet.
    router.options.serializationAdapters = [...own, ...routerAdapters(stateAdapters(mask, own))]
    try {
      await dehydrate()
    } catch (cause) {
      throw signal?.aborted ? cause : pageStateError(router, own, cause)
    } finally {
      router.options.serializationAdapters = own
    }
  })
}

/** Throws a plain redirect with which a loader failed: the router follows only those that it made. */
function throwRedirects(router: AnyRouter): void {
  for (const { error } of matchesOf(router)) {
    if (isRedirect(error)) throw error
  }
}

/** A page on which a loader failed on purpose has the status with which the endpoint sends such a failure. */
function setPageStatus(router: AnyRouter, { request, start, pending }: PageRequest): void {
  const failed = matchesOf(router).find((match) => match.status === 'error')
  if (failed === undefined) return
  const { error }: { readonly error: unknown } = failed
  const { kind } = classifyFailure(error, request, start.adapters)
  if (kind !== 'adapted' && kind !== 'deliberate') return
  setRenderStatus(router, failureStatus(error, pending))
}

/** Adds the headers of a not-found to its page, below those that the app has set. */
function setPageHeaders(router: AnyRouter, { pending }: PageRequest): void {
  const errors: readonly unknown[] = matchesOf(router).map(({ error }) => error)
  const { headers } = errors.find(isNotFound) ?? {}
  if (headers === undefined) return
  for (const [name, value] of new Headers(headers)) {
    if (name === 'set-cookie') putCookie(pending.headers, value)
    else if (!pending.headers.has(name)) pending.headers.set(name, value)
  }
}

import type { AnyRouter, ServerManifest } from '@tanstack/router-core'
import { createRequestHandler } from '@tanstack/router-core/ssr/server'
import { redirectResponse } from '../../server/response/redirects.ts'
import { withStatus } from '../../server/response/finish-response.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import type { RenderPage, RoutedRequest } from '../../server/request/routed-app.ts'
import { routerAdapters } from '../../app/make-router.ts'
import { isRedirect, type NotFoundLike } from '../../http/router-values.ts'
import { withExtended } from '../../serialization/adapter.ts'
import { guardOptions } from './guard-options.ts'
import { maskMatches } from './guards/mask.ts'
import { errorMask, setMask } from './page-errors.ts'
import { pageStateError } from './page-state-error.ts'
import { setPageHeaders, setPageStatus, type PageStart } from './page-status.ts'
import { aroundDehydrate, matchesOf, showNotFound } from './router-adapter.ts'
import { stateAdapters } from './state-adapters.ts'

/** A request for a page. */
export interface PageRequest extends RoutedRequest {
  /** Thrown before a route was reached: the response is its not-found page. */
  readonly missing?: NotFoundLike
}

/**
 * Runs the loaders of the page at a request's path on a router of its own, and renders it. The context
 * of the request reaches `beforeLoad` and loaders as `serverContext`.
 *
 * @param manifest - gives the scripts and preloads that pages need
 */
export async function loadPage(
  manifest: () => ServerManifest,
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
    getRouterManifest: manifest,
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
function prepareState(router: AnyRouter, mask: MaskError, page: PageStart): void {
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

import type { AnyRouter, ServerManifest } from '@tanstack/router-core'
import { createRequestHandler } from '@tanstack/router-core/ssr/server'
import { redirectResponse } from '../../server/response/redirects.ts'
import { withStatus } from '../../server/response/finish-response.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import type { RenderPage, RoutedRequest } from '../../server/routed-app.ts'
import { routerAdapters } from '../../app/make-router.ts'
import { pageErrorAdapter } from '../../app/page-error-adapter.ts'
import { pageUrlAdapter } from '../../app/page-url-adapter.ts'
import { isRedirect, type NotFoundLike } from '../../http/router-values.ts'
import { withExtended } from '../../serialization/adapter.ts'
import { guardOptions } from './guard-options.ts'
import { maskMatches } from './guards/mask.ts'
import { lateAdapter } from './late-mask.ts'
import { errorMask, setMask } from './page-errors.ts'
import { lateCheck, pageStateError } from './page-state-error.ts'
import { setPageHeaders, setPageStatus, type PageStart } from './page-status.ts'
import { refusedAdapter } from './refused-values.ts'
import { showNotFound } from './show-not-found.ts'

/** A request for a page. */
export interface PageRequest extends RoutedRequest {
  /** What was thrown before a route was reached: its not-found page is the answer then. */
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
  { request, context, start, pending, takeRouter, missing }: PageRequest,
  render: RenderPage,
): Promise<Response> {
  const router = await takeRouter()
  const { options } = router
  router.update({ additionalContext: { ...options.additionalContext, serverContext: context } })
  if (start.defaultSsr !== undefined) router.options.defaultSsr = start.defaultSsr
  router.options.serializationAdapters = withExtended([
    ...(options.serializationAdapters ?? []),
    ...routerAdapters(start.adapters),
  ])
  const mask = errorMask(start, request)
  setMask(router, mask)
  prepareState(router, mask, { request, start, pending })
  guardOptions(router)
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
  // What the app has set stands for what the router says only where all went well.
  const isFinal = status === undefined || response.status !== 200
  return isFinal ? response : withStatus(response, status, statusText)
}

/**
 * Sees to it that neither the page nor the state in it tells more of an error than it may, and that its
 * status tells as much.
 */
function prepareState(router: AnyRouter, mask: MaskError, page: PageStart): void {
  router.serverSsrLifecycle = {
    onServerSsrAttach: [
      ...(router.serverSsrLifecycle?.onServerSsrAttach ?? []),
      (ssr) => {
        const { dehydrate } = ssr
        ssr.dehydrate = async (options) => {
          throwRedirects(router)
          maskMatches(router, mask)
          setPageStatus(router, page)
          setPageHeaders(router, page)
          const { serializationAdapters: own = [] } = router.options
          // For this state only: Solid writes its own where the browser cannot read adapters yet.
          router.options.serializationAdapters = [
            ...own,
            ...routerAdapters([
              pageErrorAdapter(mask),
              lateAdapter(mask, lateCheck(own)),
              pageUrlAdapter,
              refusedAdapter,
            ]),
          ]
          try {
            await dehydrate(options)
          } catch (cause) {
            throw options?.signal?.aborted ? cause : pageStateError(router, own, cause)
          } finally {
            router.options.serializationAdapters = own
          }
        }
      },
    ],
  }
}

/** A redirect of the web that a loader failed with leads away, too: the router knows only its own. */
function throwRedirects(router: AnyRouter): void {
  for (const { error } of router.stores.matches.get()) {
    if (isRedirect(error)) throw error
  }
}

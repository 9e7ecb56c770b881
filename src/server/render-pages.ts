import { WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import type { RenderPage } from './request/routed-app.ts'
import type { ServerApp } from './request/server-app.ts'

/** Renders a page as the router does by default. */
export async function renderAsStream(
  { loadRoutes }: Pick<ServerApp, 'loadRoutes'>,
  page: Parameters<RenderPage>[0],
): Promise<Awaited<ReturnType<RenderPage>>> {
  if (loadRoutes === undefined) throw usageError(WRONG_ROUTER, undefined)
  return (await loadRoutes()).renderPage(page)
}

/**
 * Types a function that renders pages, for `createStartHandler`.
 *
 * @param render - receives the request, the router with its loaders run, and the headers of the response
 *
 * @example
 * ```ts
 * const render = defineHandlerCallback((page) => {
 *   page.responseHeaders.set('cache-control', 'private, no-cache')
 *   return defaultStreamHandler(page)
 * })
 * const handler = createStartHandler(render)
 * ```
 */
export function defineHandlerCallback(render: RenderPage): RenderPage {
  return render
}

import { router } from '../internal/config.ts'
import { WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import type { RenderPage } from './routed-app.ts'

/**
 * Renders pages as streams: the browser gets what is ready while the rest is still being loaded.
 *
 * @throws SeamlineError `WRONG_ROUTER` in an app without `src/router.tsx`
 *
 * @example
 * ```ts
 * const handler = createStartHandler(defaultStreamHandler)
 * ```
 */
export const defaultStreamHandler: RenderPage = async (page) => {
  if (router === undefined) throw usageError(WRONG_ROUTER, undefined)
  return (await router()).renderPage(page)
}

/**
 * Gives a function that renders pages its types, for `createStartHandler`.
 *
 * @param render - gets the request, the router with its loaders run, and the headers of the response
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

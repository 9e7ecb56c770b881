/** `seamline/client`: what only the browser's side of an app needs. */

import type { AnyRouter } from '@tanstack/router-core'
import { hydrateApp } from './client/hydrate-start.ts'

export { StartClient } from './client/hydrate-start.ts'
export { provideRouter } from './client/app-router.ts'
export type { RedirectRouter } from './app/app-router.types.ts'
// Last: it imports src/start.ts, which may import this module.
import { app } from './internal/config.ts'

/**
 * Takes over the page that the server has rendered: makes its router, with the state that came with the
 * page. `useServerFn` follows redirects with it from now on.
 *
 * @throws SeamlineError `WRONG_ROUTER` in an app without `src/router.tsx`
 *
 * @example
 * ```tsx
 * // src/client.tsx
 * import { hydrate } from 'solid-js/web'
 * import { hydrateStart, StartClient } from 'seamline/client'
 *
 * void hydrateStart().then((router) => hydrate(() => <StartClient router={router} />, document))
 * ```
 */
export function hydrateStart(): Promise<AnyRouter> {
  return hydrateApp(app)
}

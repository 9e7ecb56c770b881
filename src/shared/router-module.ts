import type { AnyRouter } from '@tanstack/router-core'

/** What `src/router.tsx` exports. */
export interface RouterModule {
  /** Makes a router: one per request on the server, one per page in the browser. */
  readonly getRouter?: () => AnyRouter | Promise<AnyRouter>
}

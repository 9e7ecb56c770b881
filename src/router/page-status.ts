import type { AnyRouter } from '@tanstack/router-core'
import { failureStatus } from '../server/failure-status.ts'
import type { RoutedRequest } from '../server/routed-app.ts'
import { purposeTest } from './page-errors.ts'

/** What there is before a page is loaded. */
export type PageStart = Pick<RoutedRequest, 'start' | 'pending'>

/**
 * Gives a page on which a loader failed on purpose the status that the endpoint would give such a failure.
 * Any way to render the page asks the router for its status.
 */
export function setPageStatus(router: AnyRouter, { start, pending }: PageStart): void {
  const { _serverResult: result } = router
  const failed = router.stores.matches.get().find((match) => match.status === 'error')
  if (failed === undefined || result?.type !== 'render') return
  const { error }: { readonly error: unknown } = failed
  if (!purposeTest(start.adapters)(error)) return
  const { status }: { readonly status?: unknown } = Object(error)
  // The type knows only what the router itself sets.
  result.status = failureStatus(status, pending) as typeof result.status
}

import type { AnyRouter } from '@tanstack/router-core'
import { classifyFailure, failureStatus } from '../../server/response/classify-failure.ts'
import { putCookie } from '../../server/request/response-cookies.ts'
import type { RoutedRequest } from '../../server/routed-app.ts'
import { isNotFound } from '../../http/router-values.ts'

/** What there is before a page is loaded. */
export type PageStart = Pick<RoutedRequest, 'request' | 'start' | 'pending'>

/**
 * Gives a page on which a loader failed on purpose the status that the endpoint would give such a failure.
 * Any way to render the page asks the router for its status.
 */
export function setPageStatus(router: AnyRouter, { request, start, pending }: PageStart): void {
  const { _serverResult: result } = router
  const failed = router.stores.matches.get().find((match) => match.status === 'error')
  if (failed === undefined || result?.type !== 'render') return
  const { error }: { readonly error: unknown } = failed
  const { kind } = classifyFailure(error, request, start.adapters)
  if (kind !== 'adapted' && kind !== 'deliberate') return
  // The type knows only what the router itself sets.
  result.status = failureStatus(error, pending) as typeof result.status
}

/**
 * Gives a page on which something was not found the headers that the not-found brings; the app's own stand.
 *
 * @throws TypeError for headers that are none
 */
export function setPageHeaders(router: AnyRouter, { pending }: Pick<PageStart, 'pending'>): void {
  const errors: readonly unknown[] = router.stores.matches.get().map(({ error }) => error)
  const { headers } = errors.find(isNotFound) ?? {}
  if (headers === undefined) return
  for (const [name, value] of new Headers(headers)) {
    if (name === 'set-cookie') putCookie(pending.headers, value)
    else if (!pending.headers.has(name)) pending.headers.set(name, value)
  }
}

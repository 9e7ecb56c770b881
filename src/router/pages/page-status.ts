import type { AnyRouter } from '@tanstack/router-core'
import { classifyFailure, failureStatus } from '../../server/response/classify-failure.ts'
import { putCookie } from '../../server/request/response-cookies.ts'
import type { RoutedRequest } from '../../server/request/routed-app.ts'
import { isNotFound } from '../../http/router-values.ts'
import { matchesOf, setRenderStatus } from './router-adapter.ts'

/** The parts of a request that a page's status and headers depend on. */
export type PageStart = Pick<RoutedRequest, 'request' | 'start' | 'pending'>

/** Gives a page on which a loader failed on purpose the status that the endpoint gives such a failure. */
export function setPageStatus(router: AnyRouter, { request, start, pending }: PageStart): void {
  const failed = matchesOf(router).find((match) => match.status === 'error')
  if (failed === undefined) return
  const { error }: { readonly error: unknown } = failed
  const { kind } = classifyFailure(error, request, start.adapters)
  if (kind !== 'adapted' && kind !== 'deliberate') return
  setRenderStatus(router, failureStatus(error, pending))
}

/**
 * Adds the headers of a not-found to its page, below those that the app has set.
 *
 * @throws TypeError for invalid headers
 */
export function setPageHeaders(router: AnyRouter, { pending }: Pick<PageStart, 'pending'>): void {
  const errors: readonly unknown[] = matchesOf(router).map(({ error }) => error)
  const { headers } = errors.find(isNotFound) ?? {}
  if (headers === undefined) return
  for (const [name, value] of new Headers(headers)) {
    if (name === 'set-cookie') putCookie(pending.headers, value)
    else if (!pending.headers.has(name)) pending.headers.set(name, value)
  }
}

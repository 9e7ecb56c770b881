import type { AnyRouter } from '@tanstack/router-core'
import { classifyFailure } from '../../server/response/classify-failure.ts'
import { reportFailure } from '../../server/response/report-error.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import { ServerFnError } from '../../errors/errors.ts'
import { isNotFound, type NotFoundLike } from '../../http/router-values.ts'
import type { RoutedRequest } from '../../server/request/routed-app.ts'
import { maskForPage } from './guards/mask.ts'

/**
 * Makes the mask of one page: an error with an id only for an unexpected one, except in development. Reports each
 * error once, however often the page shows it.
 */
export function errorMask({
  app: { isDev },
  start: { serverFns, adapters },
  request,
}: Pick<RoutedRequest, 'app' | 'start' | 'request'>): MaskError {
  const known = new Map<unknown, unknown>()
  const maskNew = (error: unknown): unknown => {
    const failure = classifyFailure(error, request, adapters)
    const { kind } = failure
    if (kind === 'refused' || kind === 'not-found' || kind === 'aborted') return error
    const response = responseIn(error)
    if (response !== undefined) return standIn(response, isDev)
    reportFailure(failure, serverFns)
    return kind === 'unexpected' ? maskForPage(failure.error, failure.errorId, isDev) : error
  }
  return (error) => {
    if (!known.has(error)) {
      const masked = maskNew(error)
      // The mask is met again where the state of the page is written.
      known.set(error, masked).set(masked, masked)
    }
    return known.get(error)
  }
}

/** A thrown response or not-found, also within the error that Solid wraps around other values. */
function responseIn(error: unknown): Response | NotFoundLike | undefined {
  const isWrapped = error instanceof Error && error.message === 'Unknown error'
  const thrown = isWrapped ? error.cause : error
  return thrown instanceof Response || isNotFound(thrown) ? thrown : undefined
}

/** The error that a page shows for a response that it cannot become: it has begun. */
function standIn(response: Response | NotFoundLike, isDev: boolean): ServerFnError {
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const own = response instanceof Response && response.status >= 400 ? response.status : status
  const what = response instanceof Response ? 'A `Response`' : 'A not-found'
  const message = isDev ? `${what} was thrown where a page cannot respond with it.` : describe()
  return new ServerFnError(code, { message, status: own })
}

const masks = new WeakMap<AnyRouter, MaskError>()

export function setMask(router: AnyRouter, mask: MaskError): void {
  masks.set(router, mask)
}

/** The mask of the page that a router is for. */
export function maskOf(router: AnyRouter): MaskError {
  return masks.get(router) ?? ((error) => error)
}

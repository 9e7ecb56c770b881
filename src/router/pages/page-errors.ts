import type { AnyRouter } from '@tanstack/router-core'
import { dev } from '../../internal/config.ts'
import { classifyFailure } from '../../server/response/classify-failure.ts'
import { reportFailure } from '../../server/response/report-error.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import { ServerFnError } from '../../errors/errors.ts'
import { isNotFound, type NotFoundLike } from '../../http/router-values.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { maskForPage } from './guards/mask.ts'

/**
 * Makes the mask of one page: an error with an id only for an unexpected one, except in development. Reports each
 * error once, however often the page shows it.
 */
export function errorMask({ serverFns, adapters }: ResolvedStart, request: Request): MaskError {
  const known = new Map<unknown, unknown>()
  const maskNew = (error: unknown): unknown => {
    const failure = classifyFailure(error, request, adapters)
    const { kind } = failure
    if (kind === 'refused' || kind === 'not-found' || kind === 'aborted') return error
    const response = responseIn(error)
    if (response !== undefined) return standIn(response)
    reportFailure(failure, serverFns)
    return kind === 'unexpected' ? maskForPage(failure.error, failure.errorId) : error
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
function standIn(response: Response | NotFoundLike): ServerFnError {
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const own = response instanceof Response && response.status >= 400 ? response.status : status
  const what = response instanceof Response ? 'A `Response`' : 'A not-found'
  const message = dev ? `${what} was thrown where a page cannot answer with it.` : describe()
  return new ServerFnError(code, { message, status: own })
}

const masks = new WeakMap<AnyRouter, MaskError>()

/** Names the mask of the page that a router is for. */
export function setMask(router: AnyRouter, mask: MaskError): void {
  masks.set(router, mask)
}

/** The mask of the page that a router is for. */
export function maskOf(router: AnyRouter): MaskError {
  return masks.get(router) ?? ((error) => error)
}

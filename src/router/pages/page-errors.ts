import type { AnyRouter } from '@tanstack/router-core'
import { classifyFailure } from '../../server/response/classify-failure.ts'
import { reportFailure } from '../../server/response/report-error.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import { PAGE_DATA_NOT_SERIALIZABLE } from '../../errors/catalog-routes.ts'
import { ServerFnError, usageError, type SeamlineError } from '../../errors/errors.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { graphCopy } from '../../serialization/graph-copy.ts'
import { serializersFor } from '../../serialization/serializer.ts'
import { isNotFound, type NotFoundLike } from '../../http/router-values.ts'
import type { RoutedRequest } from '../../server/request/routed-app.ts'
import { typeName } from '../../utils/type-name.ts'
import { matchesOf, resultsOf } from '../routes/router-adapter.ts'
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

/**
 * The error of a page whose state could not be written; names the route and the place of the value.
 *
 * @param adapters - those of the app
 */
export function pageStateError(
  router: AnyRouter,
  adapters: readonly AnySerializationAdapter[],
  cause: unknown,
): unknown {
  for (const match of matchesOf(router)) {
    for (const [option, value] of Object.entries(resultsOf(match))) {
      const reason = unsendablePlace(value, adapters)
      if (reason !== undefined) {
        const what = `The result of \`${option}\` in the route \`${match.routeId}\``
        return usageError(PAGE_DATA_NOT_SERIALIZABLE, { what, reason }, { cause })
      }
    }
  }
  return cause
}

export function resourceError(cause: unknown): SeamlineError {
  const details = { what: 'The value of a resource', reason: reasonIn(cause) }
  return usageError(PAGE_DATA_NOT_SERIALIZABLE, details, { cause })
}

/**
 * Checks the values of promises in the state of a page.
 *
 * @param adapters - those of the app
 */
export function lateCheck(adapters: readonly AnySerializationAdapter[]): (value: unknown) => void {
  return (value) => {
    const reason = unsendablePlace(value, adapters)
    const what = 'The value of a promise in a page'
    if (reason !== undefined) throw usageError(PAGE_DATA_NOT_SERIALIZABLE, { what, reason })
  }
}

/** The reason why a value cannot be sent, with the place; `undefined` if it can. */
function unsendablePlace(
  value: unknown,
  adapters: readonly AnySerializationAdapter[],
): string | undefined {
  try {
    // Promises and streams may stand in it: their values are checked when they arrive.
    graphCopy(value, serializersFor(adapters), () => 0)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Names the value in an error of seroval, which may be the cause of another. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('value' in error) {
    const { value } = error
    const kind =
      typeof value === 'object' ? `values of class ${typeName(value)}` : `${typeof value}s`
    return `${kind} cannot be sent`
  }
  return error.cause === undefined ? error.message : reasonIn(error.cause)
}

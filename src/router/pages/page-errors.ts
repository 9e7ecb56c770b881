import type { AnyRouter } from '@tanstack/router-core'
import { isAbort } from '../../server/response/is-abort.ts'
import { reportError } from '../../server/response/report-error.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import { isProtocolError, isServerFnError, ServerFnError } from '../../errors/errors.ts'
import { isNotFound, type NotFoundLike } from '../../http/router-values.ts'
import { withExtended } from '../../serialization/adapter.ts'
import type { RoutedRequest } from '../../server/request/routed-app.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { maskForPage } from './guards/mask.ts'

/** The page that shows the errors. */
type FailingPage = Pick<RoutedRequest, 'app' | 'start' | 'request'>

/**
 * Makes the mask of one page. What was thrown on purpose stays as it is, and so does everything in
 * development; for anything else stands an error with no more than an id. Each error is reported once,
 * wherever in the page it turns up.
 */
export function errorMask({ app: { isDev }, start, request }: FailingPage): MaskError {
  const { serverFns, adapters } = start
  const known = new Map<unknown, unknown>()
  const isOnPurpose = purposeTest(adapters)
  const maskNew = (error: unknown): unknown => {
    if (isProtocolError(error) || isNotFound(error) || isAbort(error, request)) return error
    const answer = answerIn(error)
    if (answer !== undefined) return standIn(answer, isDev)
    if (isOnPurpose(error)) {
      // Masked in another process already, it has been reported there.
      reportError({ error, errorId: undefined, serverFn: undefined }, serverFns)
      return error
    }
    const errorId = crypto.randomUUID()
    reportError({ error, errorId, serverFn: undefined }, serverFns)
    return maskForPage(error, errorId, isDev)
  }
  return (error) => {
    if (!known.has(error)) {
      const masked = maskNew(error)
      // A mask is met again where the page's state is written.
      known.set(error, masked).set(masked, masked)
    }
    return known.get(error)
  }
}

/** Makes a test for what is thrown to be told: errors of the app that may cross as what they are. */
export function purposeTest(adapters: ResolvedStart['adapters']): (error: unknown) => boolean {
  const all = withExtended(adapters)
  return (error) => isServerFnError(error) || all.some(({ test }) => test(error))
}

/** What is an answer where there is one to be given: no failure that anybody is told of. */
function answerIn(error: unknown): Response | NotFoundLike | undefined {
  // Solid throws an error of its own around what is none.
  const isWrapped = error instanceof Error && error.message === 'Unknown error'
  const thrown = isWrapped ? error.cause : error
  return thrown instanceof Response || isNotFound(thrown) ? thrown : undefined
}

/** The page has begun, or its route fails with an answer that is none of its own. */
function standIn(answer: Response | NotFoundLike, isDev: boolean): ServerFnError {
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const own = answer instanceof Response && answer.status >= 400 ? answer.status : status
  const what = answer instanceof Response ? 'A `Response`' : 'A not-found'
  const message = isDev ? `${what} was thrown where a page cannot respond with it.` : describe()
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

/** Responses to forms that a browser sends without JavaScript. */

import type { OriginPolicy } from '../../http/origin.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { ValidationError, type ProtocolError, type ServerFnError } from '../../errors/errors.ts'
import { formPage, PAGE_POLICY } from './form-page.ts'
import { isFormNavigation } from '../request/body-type.ts'
import { forbidScripts } from './guards/headers.ts'
import { isOwnPage, isOwnPath, isPagePath } from './guards/page-of-form.ts'
import { respond } from './respond.ts'
import type { ServerApp } from '../request/server-app.ts'

/** A failure as a response shows it. */
export interface ShownFailure {
  /** The error, masked or not; `undefined` for one that only its class knows how to show. */
  readonly error: ServerFnError | ProtocolError | undefined
  readonly status: number
  readonly outcome: string
  readonly headers?: HeadersInit
}

/** A call that a form may have sent, and its app. */
export interface FormCall {
  readonly app: Pick<ServerApp, 'basePath' | 'endpointBase'>
  readonly request: Request
  readonly serverFns: OriginPolicy
}

/** Leads back to the form in place of a result, which only a script can read. */
export function afterForm(response: Response, call: FormCall): Response {
  const isResult = response.headers.get(OUTCOME_HEADER) === OUTCOME.result
  if (!isResult || !isFormNavigation(call.request)) return response
  // Ends the streams in the result.
  response.body?.cancel().catch(() => undefined)
  return new Response(null, {
    // The browser gets the page anew, and a reload of it does not send the form again.
    status: 303,
    headers: { location: wayBack(call), [OUTCOME_HEADER]: OUTCOME.redirect },
  })
}

/** A page that shows a failure, with a link back to the form. */
export function failurePage(
  { error, status, outcome, headers }: ShownFailure,
  call: FormCall,
): Response {
  const text = formPage({
    title: titleOf(status, error),
    ...wordsOf(error),
    errorId: error !== undefined && 'errorId' in error ? error.errorId : undefined,
    back: wayBack(call),
  })
  const all = new Headers(headers)
  forbidScripts(all, PAGE_POLICY)
  return respond({ contentType: 'text/html; charset=utf-8', text }, outcome, {
    status,
    headers: all,
  })
}

function titleOf(status: number, error: ShownFailure['error']): string {
  if (error instanceof ValidationError) return 'Please correct the fields below'
  if (status === 404) return 'Not found'
  return status < 500 ? 'Request failed' : 'Something went wrong'
}

function wordsOf(error: ShownFailure['error']): {
  readonly message: string
  readonly details: readonly string[]
} {
  if (!(error instanceof ValidationError)) return { message: error?.message ?? '', details: [] }
  const details = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  )
  return { message: '', details }
}

/** The path of the page with the form; the app's root if it is unknown, or is the endpoint itself. */
function wayBack({ app, request, serverFns }: FormCall): string {
  const { basePath, endpointBase } = app
  const referer = request.headers.get('referer')
  if (referer === null || !URL.canParse(referer) || !isOwnPage(referer, request, serverFns)) {
    return basePath
  }
  const { pathname, search } = new URL(referer)
  const isPage = isOwnPath(pathname) && isPagePath(pathname, endpointBase)
  return isPage ? pathname + search : basePath
}

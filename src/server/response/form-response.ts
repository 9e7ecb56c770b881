/**
 * Answers for a person whose form was sent without JavaScript: nobody is there to read a result or an
 * error as our client does.
 */

import type { OriginPolicy } from '../../http/origin.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { ValidationError, type ProtocolError, type ServerFnError } from '../../errors/errors.ts'
import { formPage, PAGE_POLICY } from './form-page.ts'
import { isFormNavigation } from '../request/form-navigation.ts'
import { forbidScripts } from './guards/headers.ts'
import { isOwnPage, isOwnPath, isPagePath } from './guards/page-of-form.ts'
import { respond } from './respond.ts'
import type { ServerApp } from '../request/server-app.ts'

/** A failure as it is told. */
export interface TellableFailure {
  /** What its caller may see of it; nothing where only its class would know how to show it. */
  readonly error: ServerFnError | ProtocolError | undefined
  readonly status: number
  readonly outcome: string
  readonly headers?: HeadersInit
}

/** A call that a form may have sent, and the app that it was sent to. */
export interface FormCall {
  readonly app: Pick<ServerApp, 'basePath' | 'endpointBase'>
  readonly request: Request
  readonly serverFns: OriginPolicy
}

/**
 * Leads back to the form instead of showing a result, which was meant for a script. A `Response` and all
 * answers to others are left as they are.
 */
export function afterForm(response: Response, call: FormCall): Response {
  const isResult = response.headers.get(OUTCOME_HEADER) === OUTCOME.result
  if (!isResult || !isFormNavigation(call.request)) return response
  // What the result holds is let go of: nobody will read it.
  response.body?.cancel().catch(() => undefined)
  return new Response(null, {
    // The browser gets the page anew, and a reload of it does not send the form again.
    status: 303,
    headers: { location: wayBack(call), [OUTCOME_HEADER]: OUTCOME.redirect },
  })
}

/**
 * A redirect as a form's browser may follow it: 307 and 308, the router's own default among them, would
 * make it send the form again, to a page.
 */
export function redirectAfterForm(redirect: Response, request: Request): Response {
  const repeats = redirect.status === 307 || redirect.status === 308
  if (!repeats || !isFormNavigation(request)) return redirect
  return new Response(null, { status: 303, headers: redirect.headers })
}

/** A page that says what failed, with a way back to the form. */
export function failurePage(
  { error, status, outcome, headers }: TellableFailure,
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

function titleOf(status: number, error: TellableFailure['error']): string {
  if (error instanceof ValidationError) return 'Please correct the fields below'
  if (status === 404) return 'Not found'
  return status < 500 ? 'Request failed' : 'Something went wrong'
}

function wordsOf(error: TellableFailure['error']): {
  readonly message: string
  readonly details: readonly string[]
} {
  if (!(error instanceof ValidationError)) return { message: error?.message ?? '', details: [] }
  const details = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  )
  return { message: '', details }
}

/** The page with the form, as a path; the app's root where it is not told, or is the endpoint itself. */
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

/** Responses to forms that a browser sends without JavaScript. */

import { escapeHtml } from '../../http/guards/escape-html.ts'
import type { OriginPolicy } from '../../http/origin.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import {
  textOfIssue,
  ValidationError,
  type ProtocolError,
  type ServerFnError,
} from '../../errors/errors.ts'
import { isFormNavigation } from '../request/body-type.ts'
import { forbidScripts } from './guards/headers.ts'
import { isOwnPage, isOwnPath, isPagePath } from './guards/page-of-form.ts'
import { respondWithFailure } from './respond.ts'
import type { ServerApp } from '../request/server-app.ts'

/** A failure as a response shows it. */
export interface ShownFailure {
  /** The error, masked or not; `undefined` for one that only an adapter can show. */
  readonly error: ServerFnError | ProtocolError | undefined
  readonly status: number
  readonly outcome: string
  readonly headers?: HeadersInit
}

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
  const title = escapeHtml(titleOf(status, error))
  const isInvalid = error instanceof ValidationError
  const message = isInvalid ? '' : escapeHtml(error?.message ?? '')
  const issues = isInvalid ? error.issues.map((issue) => escapeHtml(textOfIssue(issue))) : []
  const errorId = error !== undefined && 'errorId' in error ? error.errorId : undefined
  const text = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${title}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${title}</h1>`,
    message === '' ? '' : `<p>${message}</p>`,
    issues.length === 0 ? '' : `<ul>${issues.map((issue) => `<li>${issue}</li>`).join('')}</ul>`,
    errorId === undefined ? '' : `<p>Error <code>${escapeHtml(errorId)}</code></p>`,
    `<p><a href="${escapeHtml(wayBack(call))}">Go back</a></p>`,
    `</main></body></html>`,
  ].join('')
  const all = new Headers(headers)
  forbidScripts(all, PAGE_POLICY)
  return respondWithFailure({ contentType: 'text/html; charset=utf-8', text }, outcome, {
    status,
    headers: all,
  })
}

const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}' +
  'body{max-width:40rem;margin:10vh auto;padding:0 1.5rem;overflow-wrap:anywhere}'

/** The page loads nothing and runs nothing; the hash is that of its style. */
const PAGE_POLICY: string = [
  `default-src 'none'`,
  `style-src 'sha256-X4lmC/IK4m6/TcgzPELRisIlvnGBxSqpnqqW/1kSltA='`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ')

function titleOf(status: number, error: ShownFailure['error']): string {
  if (error instanceof ValidationError) return 'Please correct the fields below'
  if (status === 404) return 'Not found'
  return status < 500 ? 'Request failed' : 'Something went wrong'
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

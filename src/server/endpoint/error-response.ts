import { OUTCOME } from '../../wire/protocol.ts'
import { isRedirect } from '../../http/router-values.ts'
import { failurePage, redirectAfterForm } from '../response/form-response.ts'
import { isFormNavigation } from '../request/form-navigation.ts'
import { isNavigation } from '../../http/navigation.ts'
import { redirectResponse } from '../response/redirect-response.ts'
import { respond, respondWith } from '../response/respond.ts'
import { describeFailure, type FailedCall } from './describe-failure.ts'

/**
 * The answer to a call that failed with `thrown`: what the app or the runtime threw on purpose as it
 * is, a `Response` as itself, anything else masked.
 */
export function errorResponse(thrown: unknown, call: FailedCall): Response {
  try {
    const own = ownResponse(thrown, call)
    if (own !== undefined) return own
  } catch (unsendable) {
    // A redirect that is not followed, or a Response whose body has been read already.
    return told(unsendable, call)
  }
  return told(thrown, call)
}

/** What is an answer itself: of redirects, only to a navigation, because `fetch` would follow it. */
function ownResponse(thrown: unknown, { request }: FailedCall): Response | undefined {
  if (isRedirect(thrown)) {
    return isNavigation(request)
      ? respondWith(redirectAfterForm(redirectResponse(thrown), request), OUTCOME.redirect)
      : undefined
  }
  return thrown instanceof Response ? respondWith(thrown, OUTCOME.thrownResponse) : undefined
}

/** A failure in the words that its reader understands. */
function told(thrown: unknown, call: FailedCall): Response {
  const { body, ...failure } = describeFailure(thrown, call)
  return isFormNavigation(call.request)
    ? failurePage(failure, call)
    : respond(body, failure.outcome, failure)
}

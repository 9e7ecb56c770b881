import { OUTCOME } from '../../wire/protocol.ts'
import { isNavigation } from '../../http/navigation.ts'
import { failurePage } from '../response/form-response.ts'
import { isFormNavigation } from '../request/body-type.ts'
import { classifyFailure, unexpectedFailure, type Failure } from '../response/classify-failure.ts'
import { redirectAfterForm, redirectResponse } from '../response/redirects.ts'
import { respond, withOutcomeHeader } from '../response/respond.ts'
import { describeFailure, type FailedCall, type FailureReport } from './failure-report.ts'

/** The response to a call that failed: to a form without JavaScript a page, to other callers an envelope. */
export function failureResponse(thrown: unknown, call: FailedCall): Response {
  const failure = classifyFailure(thrown, call.request, call.adapters)
  try {
    return render(failure, call)
  } catch (unsendable) {
    // A redirect that is not followed, or a `Response` whose body has been read.
    return render(unexpectedFailure(unsendable), call)
  }
}

function render(failure: Failure, call: FailedCall): Response {
  const { request } = call
  if (failure.kind === 'response') return withOutcomeHeader(failure.error, OUTCOME.thrownResponse)
  // `fetch` would follow a redirect before the client sees it.
  if (failure.kind === 'redirect' && isNavigation(request)) {
    const redirect = redirectAfterForm(redirectResponse(failure.error), request)
    return withOutcomeHeader(redirect, OUTCOME.redirect)
  }
  return renderReport(describeFailure(failure, call), call)
}

function renderReport({ body, ...shown }: FailureReport, call: FailedCall): Response {
  return isFormNavigation(call.request)
    ? failurePage(shown, call)
    : respond(body, shown.outcome, shown)
}

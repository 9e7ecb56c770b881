import { NO_REQUEST } from '../../../errors/catalog.ts'
import { misuse } from '../../../errors/errors.ts'
import { callSiteOf } from '../call-site.ts'

/**
 * Takes the request around the caller, and no other.
 *
 * @param call - who asks, for the message
 * @throws SeamlineError `NO_REQUEST`
 */
export function assertInRequest<T>(scope: T | undefined, call: string): asserts scope is T {
  if (scope === undefined) throw misuse(NO_REQUEST, { call, at: callSiteOf(call) })
}

import { NO_REQUEST } from '../../../errors/catalog.ts'
import { usageError } from '../../../errors/errors.ts'
import { callSiteOf } from '../call-site.ts'

/**
 * Takes the request around the caller, and no other.
 *
 * @param call - who asks, for the message
 * @throws SeamlineError `NO_REQUEST`
 */
export function assertInRequest<T>(scope: T | undefined, call: string): asserts scope is T {
  if (scope === undefined) throw usageError(NO_REQUEST, { call, at: callSiteOf(call) })
}

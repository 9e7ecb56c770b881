import { INTERNAL_SERVER_ERROR } from '../shared/error-catalog.ts'
import { isFailureStatus } from './guards/status.ts'
import type { PendingResponse } from './request-scope.ts'

/** The status of a failure: its own, else what was set, where that tells of a failure; else 500. */
export function failureStatus(
  own: unknown,
  { status: set }: Pick<PendingResponse, 'status'>,
): number {
  return [own, set].find(isFailureStatus) ?? INTERNAL_SERVER_ERROR.status
}

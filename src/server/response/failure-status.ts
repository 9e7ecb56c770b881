import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import { isFailureStatus } from '../request/guards/status.ts'
import type { PendingResponse } from '../request/request-scope.ts'

/** The status of a failure: its own, else what was set, where that tells of a failure; else 500. */
export function failureStatus(
  own: unknown,
  { status: set }: Pick<PendingResponse, 'status'>,
): number {
  return [own, set].find(isFailureStatus) ?? INTERNAL_SERVER_ERROR.status
}

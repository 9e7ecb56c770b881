import { INVALID_STATUS } from '../../../errors/catalog.ts'
import { usageError } from '../../../errors/errors.ts'

export function assertStatus(code: number, text: string | undefined): void {
  if (!Number.isInteger(code) || code < 200 || code > 599)
    throw usageError(INVALID_STATUS, { code, text })
}

/** @throws SeamlineError `INVALID_STATUS` for a phrase that HTTP forbids: a line break begins a header */
export function assertPhrase(code: number, text: string | undefined): void {
  if (text !== undefined && !/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(text)) {
    throw usageError(INVALID_STATUS, { code, text })
  }
}

export function isFailureStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599
}

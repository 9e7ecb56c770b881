/** An error class of an app, with an adapter. */

import { createSerializationAdapter } from '../../../src/index.ts'

export class QuotaError extends Error {
  override readonly name = 'QuotaError'
  readonly left: number
  readonly status: number | undefined

  constructor(left: number, status?: number) {
    super(`${left} left`)
    this.left = left
    this.status = status
  }
}

export const quotaError = createSerializationAdapter({
  key: 'quota-error',
  test: (value): value is QuotaError => value instanceof QuotaError,
  toSerializable: ({ left }) => ({ left }),
  fromSerializable: ({ left }) => new QuotaError(left),
})

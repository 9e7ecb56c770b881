/** The shape of a call. */

import { BAD_PAYLOAD } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'

type PlainObject = Readonly<Record<string, unknown>>

export function assertCall(envelope: unknown): asserts envelope is PlainObject {
  if (!isPlainObject(envelope)) {
    throw protocolError(BAD_PAYLOAD, { reason: 'it is not an object with `data` and `context`' })
  }
}

export function assertKnownKeys(values: PlainObject): void {
  for (const key of Object.keys(values)) {
    if (key !== 'data' && key !== 'context') {
      throw protocolError(BAD_PAYLOAD, {
        reason: 'it has keys other than `data`, `context` and `tags`',
      })
    }
  }
}

export function assertContext(context: unknown): asserts context is PlainObject {
  if (!isPlainObject(context)) {
    throw protocolError(BAD_PAYLOAD, { reason: 'its `context` is not an object' })
  }
}

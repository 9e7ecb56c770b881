import { encodeError } from '../wire/encode-response.ts'
import { serializersFor } from '../serialization/serializer.ts'
import { OUTCOME } from '../wire/protocol.ts'
import { respond } from '../server/response/respond.ts'
import { ProtocolError, type SeamlineError } from '../errors/errors.ts'

/**
 * An answer that tells the caller what is wrong with the test, code and message, where the endpoint would
 * mask it.
 */
export function rejectCall({ code, message }: SeamlineError): Response {
  const told = new ProtocolError(code, message, { status: 500 })
  return respond(encodeError(told, serializersFor([])), OUTCOME.error, { status: 500 })
}

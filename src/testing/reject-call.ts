import { encodeError } from '../wire/encode-response.ts'
import { serializersFor } from '../serialization/serializer.ts'
import { OUTCOME } from '../wire/protocol.ts'
import { respond } from '../server/response/respond.ts'
import { ProtocolError, type SeamlineError } from '../errors/errors.ts'

/**
 * Responds with the code and message of a mistake in the test, which the endpoint would mask.
 */
export function rejectCall({ code, message }: SeamlineError): Response {
  const shown = new ProtocolError(code, message, { status: 500 })
  return respond(encodeError(shown, serializersFor([])), OUTCOME.error, { status: 500 })
}

import type { Attach } from '../serialization/codecs.ts'
import { decodeRequest, type DecodedRequest, type DecodeLimits } from './decode-request.ts'
import {
  assertCallPart,
  assertFilePart,
  assertPartExists,
  assertPartsTaken,
} from './guards/call-parts.ts'
import type { Serializers } from '../serialization/serializer.ts'

/**
 * A call whose files travel beside it: the envelope first, then a part for each number in it.
 *
 * @throws ProtocolError `BAD_FORM` for other parts than these; what `decodeRequest` throws
 */
export function decodeParts(
  form: FormData,
  serializers: Serializers,
  limits?: DecodeLimits,
): DecodedRequest {
  const [[name, text] = [], ...parts] = form
  assertCallPart(name, text)
  const files = parts.map(([number, part], index) => {
    assertFilePart(number, part, index)
    return part
  })
  const taken = new Set<unknown>()
  const attach: Attach = (mark) => {
    const file = typeof mark === 'number' ? files[mark] : undefined
    assertPartExists(file)
    taken.add(file)
    return file
  }
  const call = decodeRequest(text, serializers, limits, attach)
  assertPartsTaken(taken.size, files.length)
  return call
}

import { BAD_FORM } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import type { TakeBack } from './codecs.ts'
import { decodeRequest, type DecodedRequest, type DecodeLimits } from './decode-request.ts'
import type { Roads } from './roads.ts'
import { CALL_PART } from './parts.ts'

/**
 * A call whose files travel beside it: the envelope first, then a part for each number in it.
 *
 * @throws ProtocolError `BAD_FORM` for other parts than these; what `decodeRequest` throws
 */
export function decodeParts(form: FormData, roads: Roads, limits?: DecodeLimits): DecodedRequest {
  const [[name, text] = [], ...parts] = form
  if (name !== CALL_PART || typeof text !== 'string') {
    throw refusal(BAD_FORM, { reason: `its first part is not the text \`${CALL_PART}\`` })
  }
  const files = parts.map(([number, part], index) => {
    if (number !== String(index) || typeof part === 'string') {
      throw refusal(BAD_FORM, { reason: 'its parts are not files with the numbers from 0 on' })
    }
    return part
  })
  const taken = new Set<unknown>()
  const takeBack: TakeBack = (mark) => {
    const file = typeof mark === 'number' ? files[mark] : undefined
    if (file === undefined) throw new Error('its `tags` name a part that is not there')
    taken.add(file)
    return file
  }
  const call = decodeRequest(text, roads, limits, takeBack)
  if (taken.size < files.length) {
    throw refusal(BAD_FORM, { reason: 'it has a part that the call does not name' })
  }
  return call
}

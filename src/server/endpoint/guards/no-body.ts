import { PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE } from '../../../errors/catalog.ts'
import { isProtocolError, protocolError } from '../../../errors/errors.ts'
import { readBody, type BodyLimits } from '../read-body.ts'

/** Refuses a body without a content type. Some hosts add a stream to an empty POST, so only bytes count. */
export async function assertNoBody(request: Request, limits: BodyLimits): Promise<void> {
  try {
    await readBody(request, { ...limits, body: 0 })
  } catch (error) {
    const isBody = isProtocolError(error) && error.code === PAYLOAD_TOO_LARGE.code
    throw isBody ? protocolError(UNSUPPORTED_MEDIA_TYPE, undefined) : error
  }
}

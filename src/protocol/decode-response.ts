import { NETWORK, UNEXPECTED_RESPONSE } from '../shared/error-catalog.ts'
import { ProtocolError, ServerFnError, ValidationError } from '../shared/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../shared/merge-context.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'
import { OUTCOME, OUTCOME_HEADER, RICH_TYPE, type WireError } from './wire.ts'

/** What a call resolves with, and what the server sent beside it. */
export interface DecodedResult {
  readonly result: unknown
  readonly context: Context
}

/**
 * The outcome in an answer.
 *
 * @throws the error that the server sent; ProtocolError `UNEXPECTED_RESPONSE` for an answer that the
 * endpoint did not write, `NETWORK` when the connection was cut within it; a `Response` that was
 * thrown on the server.
 */
export async function decodeResponse(response: Response): Promise<DecodedResult> {
  switch (response.headers.get(OUTCOME_HEADER)) {
    case OUTCOME.result: {
      const { result, context } = await readEnvelope(response)
      return {
        result,
        context: isPlainObject(context) ? mergeContext(EMPTY_CONTEXT, context) : EMPTY_CONTEXT,
      }
    }
    case OUTCOME.error:
      throw toError((await readEnvelope(response)).error, response)
    case OUTCOME.response:
      return { result: response, context: EMPTY_CONTEXT }
    case OUTCOME.thrownResponse:
      throw response
    default:
      throw unexpected(response)
  }
}

async function readEnvelope(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const isRich = response.headers.get('content-type') === RICH_TYPE
  const [text, decode] = await Promise.all([
    response.text(),
    isRich ? import('./rich-road.ts').then((road) => road.decodeRich) : JSON.parse,
  ]).catch((cause: unknown) => {
    throw new ProtocolError(NETWORK.code, NETWORK.describe(), { cause })
  })
  try {
    const envelope: unknown = decode(text)
    if (isPlainObject(envelope)) return envelope
  } catch (cause) {
    throw unexpected(response, { cause })
  }
  throw unexpected(response)
}

function toError(error: unknown, response: Response): Error {
  if (!isWireError(error)) return unexpected(response)
  const { type, code, message, data, issues = [], errorId } = error
  const { status } = response
  if (type === 'validation') return new ValidationError(issues)
  if (type === 'protocol') return new ProtocolError(code, message, { status })
  return new ServerFnError(code, { message, data, status, ...(errorId && { errorId }) })
}

function isWireError(value: unknown): value is WireError {
  return isPlainObject(value) && typeof value.code === 'string' && typeof value.message === 'string'
}

function unexpected(response: Response, options?: ErrorOptions): ProtocolError {
  const { status } = response
  const contentType = response.headers.get('content-type') ?? 'no content type'
  return new ProtocolError(
    UNEXPECTED_RESPONSE.code,
    UNEXPECTED_RESPONSE.describe({ status, contentType }),
    { status, contentType, ...options },
  )
}

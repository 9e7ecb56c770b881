import { NETWORK, UNEXPECTED_RESPONSE } from '../shared/error-catalog.ts'
import {
  ProtocolError,
  refusal,
  ServerFnError,
  ValidationError,
  type ValidationIssue,
} from '../shared/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../shared/merge-context.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'
import type { AnySerializationAdapter } from '../shared/serialization-adapter.ts'
import { loadRoads } from './load-roads.ts'
import { fromWireRedirect, type WireRedirect } from './redirect.ts'
import { OUTCOME, OUTCOME_HEADER, RICH_TYPE, VERSION, type WireError } from './wire.ts'

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
export async function decodeResponse(
  response: Response,
  adapters: readonly AnySerializationAdapter[],
): Promise<DecodedResult> {
  const outcome = response.headers.get(OUTCOME_HEADER)
  if (outcome === OUTCOME.response) return { result: response, context: EMPTY_CONTEXT }
  if (outcome === OUTCOME.thrownResponse) throw response
  if (!outcome?.startsWith(VERSION)) throw unexpected(response)
  const envelope = await readEnvelope(response, adapters)
  if (outcome !== OUTCOME.result) throw rejectionIn(envelope, response)
  const { result, context = {}, ...others } = envelope
  if (!isPlainObject(context) || Object.keys(others).length > 0) throw unexpected(response)
  return { result, context: mergeContext(EMPTY_CONTEXT, context) }
}

type Envelope = Readonly<Record<string, unknown>>

async function readEnvelope(
  response: Response,
  adapters: readonly AnySerializationAdapter[],
): Promise<Envelope> {
  const isRich = response.headers.get('content-type')?.toLowerCase().startsWith(RICH_TYPE)
  const text = await response.text().catch((cause: unknown) => {
    throw refusal(NETWORK, undefined, { cause })
  })
  // No endpoint writes such a key, and the first careless copy would turn it into a prototype.
  if (/"__proto__"\s*:/.test(text)) throw unexpected(response)
  try {
    const envelope: unknown = isRich
      ? await (await loadRoads()).decodeRich(text, adapters)
      : JSON.parse(text)
    if (!isPlainObject(envelope)) throw unexpected(response)
    const { tags, ...values } = envelope
    if (tags !== undefined) (await loadRoads()).unpackResult(values, tags, adapters)
    return values
  } catch (cause) {
    throw cause instanceof ProtocolError ? cause : unexpected(response, { cause })
  }
}

function rejectionIn({ error, redirect, notFound, thrown }: Envelope, response: Response): unknown {
  if (isPlainObject(error)) return toError(error, response)
  if (isPlainObject(redirect)) return toRedirect(redirect, response)
  return notFound ?? thrown ?? unexpected(response)
}

function toRedirect(redirect: object, response: Response): unknown {
  try {
    // What it has to hold, `Response` looks at.
    return fromWireRedirect(redirect as WireRedirect)
  } catch (cause) {
    return unexpected(response, { cause })
  }
}

function toError(error: object, response: Response): Error {
  const { status } = response
  // What has to be of a type is looked at; the rest is the app's.
  const { type, code, message, data, issues = [], target, errorId } = error as Partial<WireError>
  if (typeof code !== 'string' || typeof message !== 'string' || !areIssues(issues)) {
    return unexpected(response)
  }
  if (type === 'validation') return new ValidationError(issues, { target })
  if (type === 'protocol') return new ProtocolError(code, message, { status })
  return new ServerFnError(code, { message, data, status, errorId })
}

function areIssues(issues: unknown): boolean {
  return Array.isArray(issues) && issues.every(isIssue)
}

function isIssue(issue: Partial<ValidationIssue> | null): boolean {
  if (typeof issue?.message !== 'string' || !Array.isArray(issue.path)) return false
  return issue.path.every((key) => typeof key === 'string' || typeof key === 'number')
}

function unexpected({ status, headers }: Response, options?: ErrorOptions): ProtocolError {
  const answer = { status, contentType: headers.get('content-type') ?? 'no content type' }
  return refusal(UNEXPECTED_RESPONSE, answer, { ...answer, ...options })
}

import type { ServerFnError } from './app-errors.ts'
import type { ErrorEntry } from './catalog.ts'
import { NETWORK } from './catalog-client.ts'

export { SeamlineError, usageError } from './misuse.ts'
export {
  ServerFnError,
  textOfIssue,
  ValidationError,
  type ServerFnErrorOptions,
  type ValidationIssue,
} from './app-errors.ts'

/** Options of `new ProtocolError()`. */
export interface ProtocolErrorOptions extends ErrorOptions {
  /** The HTTP status of the response, or of a refusal. */
  readonly status?: number | undefined
  /** The content type of a response that is not the endpoint's. */
  readonly contentType?: string
}

/**
 * A failure between the two sides: the runtime refused a request, something other than the endpoint responded
 * (`UNEXPECTED_RESPONSE`), or nothing did (`NETWORK`).
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (error instanceof ProtocolError && error.code === 'NETWORK') setOffline(true)
 * }
 * ```
 */
export class ProtocolError extends Error {
  /** The name of the class, for logs and for errors of another copy of the package. */
  override readonly name: string = 'ProtocolError'
  /** Stable identifier of the failure, for instance `UNKNOWN_FUNCTION`. */
  declare readonly code: string
  /**
   * The HTTP status of the refusal, even if the caller's side refused before it sent anything, or of the response
   * that is not the endpoint's; `undefined` for `NETWORK` and `ANSWER_TOO_LARGE`.
   */
  declare readonly status: number | undefined
  /** The content type of a response that is not the endpoint's. */
  declare readonly contentType: string | undefined
  /** The kind, which also identifies errors of another copy of this module. Not part of the public interface. */
  readonly '~kind' = 'protocol' as const

  constructor(code: string, message: string, options: ProtocolErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.status = options.status
    this.contentType = options.contentType
  }
}

export function protocolError<TDetails>(
  { code, describe, status }: ErrorEntry<TDetails> & { readonly status?: number },
  details: TDetails,
  options?: ProtocolErrorOptions,
): ProtocolError {
  return new ProtocolError(code, describe(details), { status, ...options })
}

export function isServerFnError(value: unknown): value is ServerFnError {
  return kindOf(value) === 'app'
}

export function isProtocolError(value: unknown): value is ProtocolError {
  return kindOf(value) === 'protocol'
}

function kindOf(value: unknown): unknown {
  return value instanceof Error && '~kind' in value ? value['~kind'] : undefined
}

/** @throws ProtocolError `NETWORK`, for a connection that was not made or was cut */
export function connectionFailed(cause?: unknown): never {
  throw protocolError(NETWORK, undefined, { cause })
}

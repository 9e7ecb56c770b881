import { NETWORK, type ErrorEntry } from './catalog.ts'

/**
 * A misuse of seamline, thrown where it happens.
 *
 * Its `code` is stable (`NEXT_NOT_RETURNED`, `NOT_COMPILED`, `NO_REQUEST`, …); its message says what
 * happened and what to do.
 *
 * @example
 * ```ts
 * function theme() {
 *   try {
 *     return getCookie('theme')
 *   } catch (error) {
 *     if (error instanceof SeamlineError && error.code === 'NO_REQUEST') return 'light'
 *     throw error
 *   }
 * }
 * ```
 */
export class SeamlineError extends Error {
  /** The name of the class, for logs and for errors of another copy of the package. */
  override readonly name: string = 'SeamlineError'
  /** Stable identifier of the defect. */
  declare readonly code: string
  /** The kind, which also identifies errors of another copy of this module. Not part of the public interface. */
  readonly '~kind' = 'misuse' as const

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/**
 * Options of `new ServerFnError()`.
 *
 * @typeParam TData - the app's data
 */
export interface ServerFnErrorOptions<TData = unknown> extends ErrorOptions {
  /** Text for the caller; the code when omitted. */
  readonly message?: string
  /** Anything that can be sent, for the caller to act on. */
  readonly data?: TData
  /** The HTTP status; what `setResponseStatus` chose if 400 or more, else 500, when omitted. */
  readonly status?: number
}

/**
 * A failure that the app means its caller to see: code, message and data cross the wire.
 *
 * @typeParam TData - the app's data
 *
 * @example
 * ```ts
 * throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
 * // in the browser: catch (error) { if (error instanceof ServerFnError) error.code }
 * ```
 */
export class ServerFnError<TData = unknown> extends Error {
  /** The name of the class, for logs and for errors of another copy of the package. */
  override readonly name: string = 'ServerFnError'
  /** The app's own code, for instance `UNAUTHORIZED`. */
  declare readonly code: string
  /** The app's data. */
  declare readonly data: TData | undefined
  /** The HTTP status; `undefined` when the app left it open. */
  declare readonly status: number | undefined
  /** The id of a masked failure in the server's log; `undefined` otherwise. */
  declare readonly errorId: string | undefined
  /** The kind, which also identifies errors of another copy of this module. Not part of the public interface. */
  readonly '~kind' = 'app' as const

  constructor(
    code: string,
    options: ServerFnErrorOptions<TData> & { readonly errorId?: string | undefined } = {},
  ) {
    super(options.message ?? code, options)
    this.code = code
    this.data = options.data
    this.status = options.status
    this.errorId = options.errorId
  }
}

/** A finding of a validator. */
export interface ValidationIssue {
  /** The problem, in the validator's words. */
  readonly message: string
  /** Where, from the root of the data: keys and indices. */
  readonly path: readonly (string | number)[]
}

/**
 * A validator refused the caller's data. Status 400, code `VALIDATION_FAILED`.
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (error instanceof ValidationError) setIssues(error.issues)
 * }
 * ```
 */
export class ValidationError extends ServerFnError<undefined> {
  /** The name of the class, for logs and for errors of another copy of the package. */
  override readonly name: string = 'ValidationError'
  /** Every finding, in the validator's order. */
  declare readonly issues: readonly ValidationIssue[]
  /** The refused value: the caller's data, or the context of its client middleware. */
  declare readonly target: 'data' | 'context'

  constructor(
    issues: readonly ValidationIssue[],
    {
      target = 'data',
      ...options
    }: ErrorOptions & { readonly target?: 'data' | 'context' | undefined } = {},
  ) {
    super('VALIDATION_FAILED', {
      ...options,
      message: issues.map(textOfIssue).join('; '),
      status: 400,
    })
    this.issues = issues
    this.target = target
  }
}

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

export function usageError<TDetails>(
  entry: ErrorEntry<TDetails>,
  details: TDetails,
  options?: ErrorOptions,
): SeamlineError {
  return new SeamlineError(
    entry.code,
    `[seamline] ${entry.describe(details)} (${entry.code})`,
    options,
  )
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

export function textOfIssue({ path, message }: ValidationIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}

/** @throws ProtocolError `NETWORK`, for a connection that was not made or was cut */
export function connectionFailed(cause?: unknown): never {
  throw protocolError(NETWORK, undefined, { cause })
}

import type { ErrorEntry } from './catalog.ts'

/**
 * Misuse of seamline, thrown at the place of usageError.
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
  /** The class, for logs and for telling errors of another copy of the package. */
  override readonly name: string = 'SeamlineError'
  /** Stable identifier of the defect. */
  declare readonly code: string
  /** Tells the kinds apart, in other copies of this module too. Not part of the public interface. */
  readonly '~kind' = 'misuse' as const

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/**
 * Options of `new ServerFnError()`.
 *
 * @typeParam TData - what the app sends along
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
 * @typeParam TData - what the app sends along
 *
 * @example
 * ```ts
 * throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
 * // in the browser: catch (error) { if (error instanceof ServerFnError) error.code }
 * ```
 */
export class ServerFnError<TData = unknown> extends Error {
  /** The class, for logs and for telling errors of another copy of the package. */
  override readonly name: string = 'ServerFnError'
  /** The app's own code, for instance `UNAUTHORIZED`. */
  declare readonly code: string
  /** What the app sent along. */
  declare readonly data: TData | undefined
  /** The HTTP status; `undefined` when the app left it open. */
  declare readonly status: number | undefined
  /** Names a masked failure in the server's log; `undefined` otherwise. */
  declare readonly errorId: string | undefined
  /** Tells the kinds apart, in other copies of this module too. Not part of the public interface. */
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

/** One finding of a validator. */
export interface ValidationIssue {
  /** What is wrong. */
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
  /** The class, for logs and for telling errors of another copy of the package. */
  override readonly name: string = 'ValidationError'
  /** Every finding, in the validator's order. */
  declare readonly issues: readonly ValidationIssue[]
  /** What was refused: the caller's data, or the context that its client middleware sent. */
  declare readonly target: 'data' | 'context'

  constructor(
    issues: readonly ValidationIssue[],
    {
      target = 'data',
      ...options
    }: ErrorOptions & { readonly target?: 'data' | 'context' | undefined } = {},
  ) {
    super('VALIDATION_FAILED', { ...options, message: summarize(issues), status: 400 })
    this.issues = issues
    this.target = target
  }
}

/** Options of `new ProtocolError()`. */
export interface ProtocolErrorOptions extends ErrorOptions {
  /** The HTTP status of the answer, or the one that a protocolError leaves with. */
  readonly status?: number | undefined
  /** The content type of an answer that the endpoint did not write. */
  readonly contentType?: string
}

/**
 * The two sides did not understand each other: the runtime refused a request, something other than
 * the endpoint answered (`UNEXPECTED_RESPONSE`), or nothing did (`NETWORK`).
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (error instanceof ProtocolError && error.code === 'NETWORK') setOffline(true)
 * }
 * ```
 */
export class ProtocolError extends Error {
  /** The class, for logs and for telling errors of another copy of the package. */
  override readonly name: string = 'ProtocolError'
  /** What was wrong, for instance `UNKNOWN_FUNCTION`. */
  declare readonly code: string
  /**
   * The HTTP status of the protocolError, also of one that the caller's side raised before it sent anything, or of
   * the answer that is not the endpoint's; `undefined` for `NETWORK` and `ANSWER_TOO_LARGE`.
   */
  declare readonly status: number | undefined
  /** The content type of an answer that the endpoint did not write. */
  declare readonly contentType: string | undefined
  /** Tells the kinds apart, in other copies of this module too. Not part of the public interface. */
  readonly '~kind' = 'protocol' as const

  constructor(code: string, message: string, options: ProtocolErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.status = options.status
    this.contentType = options.contentType
  }
}

/** The SeamlineError of a catalog row. */
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

/** The ProtocolError of a catalog row. */
export function protocolError<TDetails>(
  { code, describe, status }: ErrorEntry<TDetails> & { readonly status?: number },
  details: TDetails,
  options?: ProtocolErrorOptions,
): ProtocolError {
  return new ProtocolError(code, describe(details), { status, ...options })
}

/** Whether a thrown value is a failure that its author meant the caller to see. */
export function isServerFnError(value: unknown): value is ServerFnError {
  return kindOf(value) === 'app'
}

/** Whether a thrown value is a protocolError of the runtime. */
export function isProtocolError(value: unknown): value is ProtocolError {
  return kindOf(value) === 'protocol'
}

function kindOf(value: unknown): unknown {
  return value instanceof Error && '~kind' in value ? value['~kind'] : undefined
}

function summarize(issues: readonly ValidationIssue[]): string {
  return issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
}

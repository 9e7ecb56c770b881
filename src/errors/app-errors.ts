/** Errors that the app means its caller to see. The browser loads them with the first one that it receives. */

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

export function textOfIssue({ path, message }: ValidationIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}

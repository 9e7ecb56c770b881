/** The constants that both sides of the wire agree on. */

/** On every answer that the endpoint wrote; its value says how the call ended. */
export const OUTCOME_HEADER = 'x-seamline'

/** What each value of {@link OUTCOME_HEADER} starts with: the version of the protocol. */
export const VERSION = '1; '

/** What the client looks for, in a form of which its bundle holds no more than that. */
export const RESULT = '1; result'
export const RESPONSE = '1; response'
export const THROWN_RESPONSE = '1; thrown-response'

/** How a call ended, as the value of {@link OUTCOME_HEADER}; the digit is the protocol's version. */
export const OUTCOME: Readonly<
  Record<'result' | 'error' | 'redirect' | 'notFound' | 'response' | 'thrownResponse', string>
> = {
  /** The body holds the result and the context that the server sends. */
  result: RESULT,
  /** The body holds an error. */
  error: '1; error',
  /** The body holds a redirect. */
  redirect: '1; redirect',
  /** The body holds a not-found. */
  notFound: '1; not-found',
  /** The answer is the function's own `Response`. */
  response: RESPONSE,
  /** The answer is a `Response` that was thrown. */
  thrownResponse: THROWN_RESPONSE,
}

/** Plain JSON. */
export const JSON_TYPE = 'application/json'

/** The query parameter in which a GET call carries its envelope. */
export const INPUT_PARAMETER = 'input'

/** Files and texts, as the parts of one body. */
export const MULTIPART_TYPE = 'multipart/form-data'

/** A form of texts alone, as a browser sends it by itself. */
export const URLENCODED_TYPE = 'application/x-www-form-urlencoded'

/** What a request carries; a key without a value is left out. */
export interface RequestEnvelope {
  readonly data?: unknown
  readonly context?: Readonly<Record<string, unknown>>
}

/** What a result carries; a key without a value is left out. */
export interface ResultEnvelope {
  readonly result?: unknown
  readonly context?: Readonly<Record<string, unknown>>
}

/** The body of every error, whatever raised it. */
export interface ErrorEnvelope {
  readonly error: WireError
}

/** An error as it travels. */
export interface WireError {
  /** Which class the caller gets. */
  readonly type: 'app' | 'validation' | 'protocol'
  readonly code: string
  readonly message: string
  /** What the app sent along. */
  readonly data?: unknown
  /** What a validator found. */
  readonly issues?: readonly {
    readonly message: string
    readonly path: readonly (string | number)[]
  }[]
  /** What a validator looked at; the data when left out. */
  readonly target?: 'data' | 'context'
  /** Names a masked failure in the server's log. */
  readonly errorId?: string
}

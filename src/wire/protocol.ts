/** The constants that both sides of the wire agree on. */

/** On every response of the endpoint; its value says how the call ended. */
export const OUTCOME_HEADER = 'x-seamline'

/** The version of the protocol, with which each value of {@link OUTCOME_HEADER} starts. */
export const VERSION = '1; '

/** The values that the client compares; constants, so that its bundle leaves out the others. */
export const RESULT = '1; result'
export const RESPONSE = '1; response'
export const THROWN_RESPONSE = '1; thrown-response'

export const OUTCOME: Readonly<
  Record<'result' | 'error' | 'redirect' | 'notFound' | 'response' | 'thrownResponse', string>
> = {
  result: RESULT,
  error: '1; error',
  redirect: '1; redirect',
  notFound: '1; not-found',
  /** The response is the function's own. */
  response: RESPONSE,
  thrownResponse: THROWN_RESPONSE,
}

export const JSON_TYPE = 'application/json'

/** The query parameter in which a GET call carries its envelope. */
export const INPUT_PARAMETER = 'input'

export const MULTIPART_TYPE = 'multipart/form-data'

export const URLENCODED_TYPE = 'application/x-www-form-urlencoded'

/** A key without a value is left out. */
export interface RequestEnvelope {
  readonly data?: unknown
  readonly context?: Readonly<Record<string, unknown>>
}

/** A key without a value is left out. */
export interface ResultEnvelope {
  readonly result?: unknown
  readonly context?: Readonly<Record<string, unknown>>
}

export interface ErrorEnvelope {
  readonly error: WireError
}

export interface WireError {
  /** The class of the caller's error. */
  readonly type: 'app' | 'validation' | 'protocol'
  readonly code: string
  readonly message: string
  readonly data?: unknown
  readonly issues?: readonly {
    readonly message: string
    readonly path: readonly (string | number)[]
  }[]
  /** The value that the validator refused; `data` when left out. */
  readonly target?: 'data' | 'context'
  readonly errorId?: string
}

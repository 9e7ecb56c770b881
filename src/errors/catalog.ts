/**
 * The errors that seamline raises at run time. One constant per code, so that a bundle holds only the texts that it
 * needs; the catalogs beside this one are for bundles of one kind. Errors of a build are in src/vite and in
 * babel-plugin/model/code-errors.ts. A test compares docs/errors.md with all of them.
 */

/** One row of the catalog. */
export interface ErrorEntry<TDetails = void> {
  readonly code: string
  readonly describe: (details: TDetails) => string
}

/** A row with the status of its response. */
export interface RefusalEntry<TDetails = void> extends ErrorEntry<TDetails> {
  readonly status: number
}

// Misuse of seamline: SeamlineError.

export const HANDLER_MISSING: ErrorEntry = {
  code: 'HANDLER_MISSING',
  describe: () =>
    'A server function has no handler. End its chain with `.handler(async ({ data }) => …)`.',
}

export const INVALID_VALIDATOR: ErrorEntry<{ received: string }> = {
  code: 'INVALID_VALIDATOR',
  describe: ({ received }) =>
    `\`.inputValidator()\` received a value of type ${received}. Pass a Standard Schema, an object with \`parse\`, or a function.`,
}

export const INVALID_MIDDLEWARE_FN: ErrorEntry<{ method: string; received: string }> = {
  code: 'INVALID_MIDDLEWARE_FN',
  describe: ({ method, received }) =>
    `\`.${method}()\` received a value of type ${received}. Pass a function.`,
}

export const INVALID_OPTION: ErrorEntry<{
  call: string
  option: string
  received: string
  accepted: readonly unknown[]
}> = {
  code: 'INVALID_OPTION',
  describe: ({ call, option, received, accepted }) =>
    `\`${call}\` received ${received} as \`${option}\`. Pass ${accepted.map((each) => `'${each}'`).join(' or ')}.`,
}

export const INVALID_ORIGIN: ErrorEntry<{ call: string; option: string; received: string }> = {
  code: 'INVALID_ORIGIN',
  describe: ({ call, option, received }) =>
    `\`${call}\` received ${received} as \`${option}\`. Pass one origin, such as 'https://app.example.com': scheme, host and port, without a path or a wildcard.`,
}

export const INVALID_STATUS: ErrorEntry<{ code: number; text: string | undefined }> = {
  code: 'INVALID_STATUS',
  describe: ({ code, text }) =>
    `\`setResponseStatus()\` received ${code} and ${JSON.stringify(text)}. Pass an integer from 200 to 599, and a one-line phrase of Latin-1 characters.`,
}

export const METHOD_OUT_OF_ORDER: ErrorEntry<{ method: string; order: readonly string[] }> = {
  code: 'METHOD_OUT_OF_ORDER',
  describe: ({ method, order }) =>
    `\`.${method}()\` was called twice or too late. Call each method at most once, in the order ${order.join(', ')}.`,
}

export const NEXT_NOT_RETURNED: ErrorEntry<{ middleware: string; side: string }> = {
  code: 'NEXT_NOT_RETURNED',
  describe: ({ middleware, side }) =>
    `The \`.${side}\` function of ${middleware} returned no outcome. Return the outcome of \`next()\` or an object with \`result\`; in request middleware, the outcome of \`next()\` or a \`Response\`.`,
}

export const NO_REQUEST: ErrorEntry<{ call: string; at?: string | undefined }> = {
  code: 'NO_REQUEST',
  describe: ({ call, at }) =>
    `\`${call}()\` was called outside a request${at === undefined ? '' : `, at ${at}`}. Call it in a handler or middleware: the top level of a module runs once, not once per request.`,
}

export const NOT_A_MIDDLEWARE: ErrorEntry<{ what: string; received: string }> = {
  code: 'NOT_A_MIDDLEWARE',
  describe: ({ what, received }) =>
    `${what} is of type ${received}. List middleware made by \`createMiddleware()\`; an undefined entry usually means that two modules import each other.`,
}

export const NOT_A_SERVER_FN: ErrorEntry<{ id: string }> = {
  code: 'NOT_A_SERVER_FN',
  describe: ({ id }) =>
    `The manifest entry \`${id}\` is not a server function. Build client and server from the same sources.`,
}

export const NOT_COMPILED: ErrorEntry<{ subject: string }> = {
  code: 'NOT_COMPILED',
  describe: ({ subject }) =>
    `${subject} was not compiled. Add \`seamline()\` from \`seamline/vite\` to the plugins in your Vite configuration.`,
}

export const SERVER_MIDDLEWARE_IN_BROWSER: ErrorEntry = {
  code: 'SERVER_MIDDLEWARE_IN_BROWSER',
  describe: () =>
    'A `.server(…)` function has reached the browser: the compiler could not follow its builder, or does not compile its package. Call `.server(…)` on `createMiddleware(…)` itself, or on a constant that holds it.',
}

export const REDIRECT_NEEDS_ROUTER: ErrorEntry<{ to: string }> = {
  code: 'REDIRECT_NEEDS_ROUTER',
  describe: ({ to }) =>
    `A redirect to \`${to}\` must be resolved by a router, but there is none. Redirect to a plain path or an \`href\`.`,
}

export const UNSAFE_REDIRECT: ErrorEntry<{ target: string }> = {
  code: 'UNSAFE_REDIRECT',
  describe: ({ target }) =>
    `A redirect to ${JSON.stringify(target)} is not allowed. Redirect to a path or an http(s) URL.`,
}

export const WRONG_MIDDLEWARE: ErrorEntry<{ index: number; place: string }> = {
  code: 'WRONG_MIDDLEWARE',
  describe: ({ index, place }) =>
    `Entry ${index} of ${place} is a function middleware, which can only wrap server functions. List request middleware there.`,
}

export const WRONG_SIDE: ErrorEntry<{
  name: string
  filename: string
  side: 'browser' | 'server'
}> = {
  code: 'WRONG_SIDE',
  describe: ({ name, filename, side }) =>
    // Tests of apps that move over from TanStack Start look for the first sentence.
    side === 'server'
      ? `createServerOnlyFn() functions can only be called on the server! \`${name}\` (${filename}) was called in the browser. Call it from a handler or a \`.server\` function.`
      : `createClientOnlyFn() functions can only be called on the client! \`${name}\` (${filename}) was called on the server. Call it from an event handler, an effect or a \`.client\` function.`,
}

export const WRONG_START: ErrorEntry = {
  code: 'WRONG_START',
  describe: () =>
    '`src/start.ts` does not export a start instance. Write `export const startInstance = createStart(() => ({ … }))`.',
}

export const RESULT_NOT_SERIALIZABLE: ErrorEntry<{ serverFn: string; reason: string }> = {
  code: 'RESULT_NOT_SERIALIZABLE',
  describe: ({ serverFn, reason }) =>
    `The result of \`${serverFn}\` cannot be sent: ${reason}. Return plain data or a \`Response\`.`,
}

// Refusals of the runtime: ProtocolError.

export const BAD_HOST: RefusalEntry = {
  code: 'BAD_HOST',
  status: 400,
  describe: () => 'The Host header is not valid. Send a host name with an optional port.',
}

export const FORBIDDEN_ORIGIN: RefusalEntry = {
  code: 'FORBIDDEN_ORIGIN',
  status: 403,
  describe: () => 'The request comes from another origin. Call from a page of this site.',
}

export const UNKNOWN_FUNCTION: RefusalEntry = {
  code: 'UNKNOWN_FUNCTION',
  status: 404,
  describe: () => 'No server function has this id. Reload the page to get the current build.',
}

export const METHOD_NOT_ALLOWED: RefusalEntry<{ allow: string }> = {
  code: 'METHOD_NOT_ALLOWED',
  status: 405,
  describe: ({ allow }) => `The function does not accept this method. Use ${allow}.`,
}

export const UNSUPPORTED_MEDIA_TYPE: RefusalEntry = {
  code: 'UNSUPPORTED_MEDIA_TYPE',
  status: 415,
  describe: () =>
    'The body has an unsupported content type or encoding. Send application/json or a form, in UTF-8, uncompressed.',
}

export const PAYLOAD_TOO_LARGE: RefusalEntry<{ limit: number }> = {
  code: 'PAYLOAD_TOO_LARGE',
  status: 413,
  describe: ({ limit }) => `The body is larger than ${limit} bytes. Send less.`,
}

export const URI_TOO_LONG: RefusalEntry<{ limit: number }> = {
  code: 'URI_TOO_LONG',
  status: 414,
  describe: ({ limit }) => `The query is longer than ${limit} characters. Send it with POST.`,
}

export const BODY_TIMEOUT: RefusalEntry<{ limit: number }> = {
  code: 'BODY_TIMEOUT',
  status: 408,
  describe: ({ limit }) => `The body did not arrive within ${limit} ms. Send it again.`,
}

export const BODY_USED: ErrorEntry<{ by: 'middleware' | 'host' }> = {
  code: 'BODY_USED',
  describe: ({ by }) =>
    by === 'host'
      ? 'The body of a call was read before it reached seamline. Mount seamline before body parsers such as `express.json()`.'
      : 'The body of a call was read before the function could read it. Read a copy in request middleware: `await request.clone().text()`.',
}

export const BAD_JSON: RefusalEntry = {
  code: 'BAD_JSON',
  status: 400,
  describe: () => 'The input is not JSON in UTF-8. Call the function through its client stub.',
}

export const BAD_PAYLOAD: RefusalEntry<{ reason: string }> = {
  code: 'BAD_PAYLOAD',
  status: 400,
  describe: ({ reason }) =>
    `The input is not a valid call: ${reason}. Call the function through its client stub.`,
}

export const BAD_FORM: RefusalEntry<{ reason: string }> = {
  code: 'BAD_FORM',
  status: 400,
  describe: ({ reason }) => `The form cannot be read: ${reason}. Send it as a browser would.`,
}

/** Masks an unexpected error. */
export const INTERNAL_SERVER_ERROR: RefusalEntry = {
  code: 'INTERNAL_SERVER_ERROR',
  status: 500,
  describe: () => 'The server failed. Try again later.',
}

/**
 * The name of every option, one list for each object that takes some. A name that is missing here is refused
 * at run time; tests/types/option-names.test-d.ts compares the lists with the types of the options.
 */
export const OPTION_NAMES = {
  /** Of `createServerFn()` and of a base that is called. */
  serverFn: ['method', 'limits', 'strict'],
  middleware: ['type'],
  start: [
    'functionMiddleware',
    'requestMiddleware',
    'serializationAdapters',
    'defaultSsr',
    'serverFns',
  ],
  serverFns: [
    'fetch',
    'onStale',
    'endpoint',
    'onError',
    'csrf',
    'origin',
    'allowedOrigins',
    'allowNonBrowser',
    'trustProxy',
    'limits',
    'streams',
  ],
  streams: ['keepAlive', 'idleTimeout'],
  limits: ['body', 'query', 'depth', 'nodes', 'keys', 'items', 'entries', 'parts', 'bodyTimeout'],
  csrf: ['filter', 'failureResponse', 'origin', 'allowedOrigins', 'allowNonBrowser', 'trustProxy'],
  /** Of `useSession()` and the other functions of sessions. */
  session: ['password', 'name', 'maxAge', 'cookie', 'generateId'],
  route: ['middleware', 'handlers'],
  /** Of a handler that `createHandlers()` takes with its middleware. */
  routeHandler: ['middleware', 'handler'],
  /** Of a call of a server function. */
  call: ['data', 'headers', 'signal', 'fetch'],
  /** Of `next()` in a `.client` side. */
  clientNext: ['context', 'sendContext', 'headers', 'fetch'],
  /** Of `next()` in the `.server` side of a function middleware. */
  serverNext: ['context', 'sendContext'],
  /** Of `next()` in a request middleware and in the handler of a route. */
  requestNext: ['context'],
} as const

/** Errors of apps with a router. */

import type { ErrorEntry, RefusalEntry } from './catalog.ts'

export const DUPLICATE_ROUTE: ErrorEntry<{ path: string; routes: readonly string[] }> = {
  code: 'DUPLICATE_ROUTE',
  describe: ({ path, routes }) =>
    `The path \`${path}\` has \`server.handlers\` in ${routes.join(' and ')}. Keep them in one file: paths that differ only in parameter names are the same path.`,
}

export const INVALID_HANDLERS: ErrorEntry<{ route: string; what: string; received: string }> = {
  code: 'INVALID_HANDLERS',
  describe: ({ route, what, received }) =>
    `${what} of \`server.handlers\` in ${route} is ${received}. Pass functions by method (GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD, ANY), or \`{ middleware, handler }\`.`,
}

export const NO_PAGE: ErrorEntry<{ route: string }> = {
  code: 'NO_PAGE',
  describe: ({ route }) =>
    `A handler of ${route} called \`next()\`, but the route has no page. Return a \`Response\`, or give the route a component.`,
}

export const NO_RESPONSE: ErrorEntry<{ route: string; method: string }> = {
  code: 'NO_RESPONSE',
  describe: ({ route, method }) =>
    `The ${method} handler of ${route} returned no response. Return a \`Response\` or the outcome of \`next()\`.`,
}

export const NOT_HYDRATED: ErrorEntry = {
  code: 'NOT_HYDRATED',
  describe: () =>
    '`<StartClient>` received a different router from the page’s. Pass the router that `hydrateStart()` resolves to.',
}

export const PAGE_DATA_NOT_SERIALIZABLE: ErrorEntry<{ what: string; reason: string }> = {
  code: 'PAGE_DATA_NOT_SERIALIZABLE',
  describe: ({ what, reason }) =>
    `${what} cannot be sent to the browser with the page: ${reason}. Use plain data, or write a serialization adapter.`,
}

export const SERVER_OPTION_IN_BROWSER: ErrorEntry<{ route: string }> = {
  code: 'SERVER_OPTION_IN_BROWSER',
  describe: ({ route }) =>
    `The \`server\` option of the route \`${route}\` has reached the browser. Pass it to \`createFileRoute\`, \`createRootRoute\` or \`createRootRouteWithContext\`, together with the route's other options.`,
}

export const WRONG_ROUTER: ErrorEntry = {
  code: 'WRONG_ROUTER',
  describe: () =>
    '`src/router.tsx` does not export `getRouter`. Write `export function getRouter() { return createRouter({ routeTree }) }`.',
}

// Refusals of the runtime.

export const BAD_PATH: RefusalEntry = {
  code: 'BAD_PATH',
  status: 400,
  describe: () =>
    'The path contains an invalid percent-encoding. Encode it with `encodeURIComponent`.',
}

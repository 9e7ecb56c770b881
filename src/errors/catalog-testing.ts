/** Errors of `seamline/testing`. */

import type { ErrorEntry } from './catalog.ts'

export const NOT_A_STUB: ErrorEntry<{ serverFn: string; call: string }> = {
  code: 'NOT_A_STUB',
  describe: ({ serverFn, call }) =>
    `${serverFn} is not a client stub here: it runs in process, so \`${call}\` never sees a request. Use \`${call}\` in a browser-side test (in Vitest, the \`jsdom\` environment), or call the function with \`callServerFn()\`.`,
}

export const NOT_A_RESOLVER: ErrorEntry<{ serverFn: string; received: string }> = {
  code: 'NOT_A_RESOLVER',
  describe: ({ serverFn, received }) =>
    `${serverFn} is mocked with a resolver of type ${received}. Pass a function, even for a fixed result: \`mockServerFn(fn, () => result)\`.`,
}

export const NO_IMPLEMENTATION: ErrorEntry<{ serverFn: string }> = {
  code: 'NO_IMPLEMENTATION',
  describe: ({ serverFn }) =>
    `${serverFn} is a client stub here, without its handler. Call it with \`callServerFn()\` in a server-side test (in Vitest, the \`node\` environment), or use \`serverFnHandlers()\`.`,
}

export const MIDDLEWARE_FN_MISSING: ErrorEntry<{
  middleware: string
  side: string
  advice: string
}> = {
  code: 'MIDDLEWARE_FN_MISSING',
  describe: ({ middleware, side, advice }) =>
    `${middleware} has no \`.${side}\` function here, and neither do its dependencies. ${advice}`,
}

export const NO_TEST_SERVER: ErrorEntry = {
  code: 'NO_TEST_SERVER',
  describe: () =>
    '`serverFnHandlers()` found no server to pass calls to. Run the test in Vitest with the `seamline()` plugin, or mock each function with `mockServerFn()`.',
}

export const MOCK_NOT_CALLED: ErrorEntry<{ serverFn: string }> = {
  code: 'MOCK_NOT_CALLED',
  describe: ({ serverFn }) =>
    `${serverFn} was mocked but never called, or another handler responded before the mock. Remove the mock, check that the code under test calls the function (calls made in process on the server bypass mocks), or register the mock before \`resetCalls()\` if it is optional.`,
}

export const NOT_MOCKED: ErrorEntry<{ serverFn: string }> = {
  code: 'NOT_MOCKED',
  describe: ({ serverFn }) =>
    `${serverFn} was called but is not mocked. Add \`server.use(mockServerFn(…))\` before the call.`,
}

export const NO_SERVER_SIDE: ErrorEntry<{ call: string }> = {
  code: 'NO_SERVER_SIDE',
  describe: ({ call }) =>
    `\`${call}\` runs server code, but this is a browser-side test. Call it in a server-side test (in Vitest, the \`node\` environment).`,
}

export const NO_SERVER_FN: ErrorEntry<{ call: string; received: string }> = {
  code: 'NO_SERVER_FN',
  describe: ({ call, received }) =>
    `\`${call}\` received a value of type ${received}, which is not a server function. Pass the function itself, as the code under test imports it; \`undefined\` usually means that two modules import each other, or that one of them is mocked.`,
}

export const NO_MIDDLEWARE: ErrorEntry<{ received: string }> = {
  code: 'NO_MIDDLEWARE',
  describe: ({ received }) =>
    `\`runMiddleware()\` received a value of type ${received}, which is not a middleware. Pass a middleware made by \`createMiddleware()\`; \`undefined\` usually means that two modules import each other.`,
}

export const WRONG_SIDE: ErrorEntry<{ middleware: string; side: string }> = {
  code: 'WRONG_SIDE',
  describe: ({ middleware, side }) =>
    `${middleware} cannot run with \`side: '${side}'\`. Pass \`'client'\` or \`'server'\`, or \`'request'\` for a request middleware.`,
}

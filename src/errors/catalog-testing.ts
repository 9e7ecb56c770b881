/** The rows of the catalog that only `seamline/testing` raises: no app's bundle holds them. */

import type { ErrorEntry } from './catalog.ts'

export const NOT_A_STUB: ErrorEntry<{ serverFn: string; call: string }> = {
  code: 'NOT_A_STUB',
  describe: ({ serverFn, call }) =>
    `${serverFn} is no client stub here: it runs in process, so that \`${call}\` never sees a request. Write \`${call}\` in a test that sees the browser’s side (under Vitest the environment \`jsdom\`), or call the function with \`callServerFn()\`.`,
}

export const NOT_A_RESOLVER: ErrorEntry<{ serverFn: string; received: string }> = {
  code: 'NOT_A_RESOLVER',
  describe: ({ serverFn, received }) =>
    `The resolver with which ${serverFn} is mocked is of type ${received}. Pass a function, also for a result that is always the same: \`mockServerFn(fn, () => result)\`.`,
}

export const NO_IMPLEMENTATION: ErrorEntry<{ serverFn: string }> = {
  code: 'NO_IMPLEMENTATION',
  describe: ({ serverFn }) =>
    `${serverFn} is a client stub here, whose handler is elsewhere. Call it with \`callServerFn()\` in a test that sees the server’s side (under Vitest the environment \`node\`), or answer it with \`serverFnHandlers()\`.`,
}

export const HALF_MISSING: ErrorEntry<{ middleware: string; side: string; advice: string }> = {
  code: 'HALF_MISSING',
  describe: ({ middleware, side, advice }) =>
    `${middleware} has no \`.${side}\` side here, and neither has what it depends on. ${advice}`,
}

export const NO_TEST_SERVER: ErrorEntry = {
  code: 'NO_TEST_SERVER',
  describe: () =>
    '`serverFnHandlers()` finds no server to hand calls to. Run the test under Vitest in Node with `seamline()` among its plugins, or mock the functions one by one with `mockServerFn()`.',
}

export const MOCK_NOT_CALLED: ErrorEntry<{ serverFn: string }> = {
  code: 'MOCK_NOT_CALLED',
  describe: ({ serverFn }) =>
    `${serverFn} was mocked and never called, or another handler answered before the mock. Remove the mock, find out why the code under test does not come to the call (what the server calls in process asks no mock), or write the mock before \`resetCalls()\` where it need not be called.`,
}

export const NOT_MOCKED: ErrorEntry<{ serverFn: string }> = {
  code: 'NOT_MOCKED',
  describe: ({ serverFn }) =>
    `${serverFn} was called and is not mocked. Answer it with \`server.use(mockServerFn(…))\` before the call.`,
}

export const NO_SERVER_SIDE: ErrorEntry<{ call: string }> = {
  code: 'NO_SERVER_SIDE',
  describe: ({ call }) =>
    `\`${call}\` runs code of the server, and this is the browser’s side. Call it in a test that sees the server’s (under Vitest the environment \`node\`).`,
}

export const NO_SERVER_FN: ErrorEntry<{ call: string; received: string }> = {
  code: 'NO_SERVER_FN',
  describe: ({ call, received }) =>
    `\`${call}\` was given a value of type ${received}, which is no server function. Pass the function itself, as the code under test imports it; \`undefined\` usually means that two modules import each other, or that one of them is mocked.`,
}

export const NO_MIDDLEWARE: ErrorEntry<{ received: string }> = {
  code: 'NO_MIDDLEWARE',
  describe: ({ received }) =>
    `\`runMiddleware()\` was given a value of type ${received}, which is no middleware. Pass what \`createMiddleware()\` made; \`undefined\` usually means that two modules import each other.`,
}

export const WRONG_SIDE: ErrorEntry<{ middleware: string; side: string }> = {
  code: 'WRONG_SIDE',
  describe: ({ middleware, side }) =>
    `${middleware} does not run with \`side: '${side}'\`. Give a function middleware the side \`'client'\` or \`'server'\`; a request middleware has \`'request'\` too.`,
}

import type { EmptyChain } from './model/chain.types.ts'
import { builderChecks } from './builder/builder-checks.ts'
import type { BuilderEnvironment } from './builder/builder-environment.ts'
import { middlewareCreator, type CreateMiddleware } from './builder/create-middleware.ts'
import type { RequestMiddleware } from './model/request-middleware.types.ts'
import { csrfMiddleware, type CsrfMiddlewareOptions } from './builder/create-csrf-middleware.ts'
import { refuseClientOnly, uncompiledIsomorphicFn } from './builder/environment-fns.ts'
import type { CreateOneSidedFn, IsomorphicFnBuilder } from './builder/environment-fns.types.ts'
import { serverFnCreator } from './builder/create-server-fn.ts'
import type { CreateServerFn } from './model/server-fn.types.ts'
import { runUncompiled } from './builder/run-uncompiled.ts'
import { toValidate } from './model/validate.ts'
import { startCreator, type CreateStart } from './app/create-start.ts'

export * from './public.ts'
export { getRouterInstance } from './app/router-instance.ts'

const environment: BuilderEnvironment = {
  toValidate,
  uncompiledServerFn: runUncompiled,
  checks: builderChecks,
}

/**
 * Starts a server function. Each method returns a new value, so that a builder can be shared and
 * continued in several ways.
 *
 * @param options - the method, limits and strictness; `{ method: 'GET' }` when omitted
 * @throws SeamlineError `UNKNOWN_OPTION` for an option that does not exist; `INVALID_OPTION` for another method;
 * `METHOD_OUT_OF_ORDER` for a second validator
 *
 * @example
 * ```ts
 * export const addNote = createServerFn({ method: 'POST' })
 *   .middleware([authMiddleware])
 *   .inputValidator(z.object({ text: z.string().min(1) }))
 *   .handler(({ data, context }) => db.insertNote(context.user.id, data.text))
 *
 * await addNote({ data: { text: 'milk' } })
 * ```
 */
export const createServerFn: CreateServerFn = /* @__PURE__ */ serverFnCreator(environment)

/**
 * Starts a middleware. Each method returns a new value, so that a builder can be shared and
 * continued in several ways.
 *
 * @param options - the type; `{ type: 'request' }` when omitted
 * @throws SeamlineError `UNKNOWN_OPTION` for an option that does not exist; `INVALID_OPTION` for another `type`;
 * `METHOD_OUT_OF_ORDER` when a method is called twice or after one that follows it; `INVALID_MIDDLEWARE_FN` when an argument
 * of `.client()` or `.server()` is not a function.
 *
 * @example
 * ```ts
 * const auth = createMiddleware({ type: 'function' })
 *   .client(({ next }) => next({ headers: { Authorization: `Bearer ${getToken()}` } }))
 *   .server(async ({ next }) => next({ context: { user: await verifyUser() } }))
 * ```
 */
export const createMiddleware: CreateMiddleware = /* @__PURE__ */ middlewareCreator(environment)

/**
 * Describes what holds for the whole app, on both sides. Export the result from `src/start.ts` as
 * `startInstance`.
 *
 * @param options - called once, when the first call or request needs them, or `url` of a function
 * @throws SeamlineError, not here but from that call or request: `UNKNOWN_OPTION` for an option that does not exist;
 * `INVALID_OPTION` for a value that an option does not take; `INVALID_ORIGIN` for an origin that no browser sends;
 * `NOT_A_MIDDLEWARE`, `WRONG_MIDDLEWARE` for an entry of a list that does not belong there
 *
 * @example
 * ```ts
 * export const startInstance = createStart(() => ({
 *   functionMiddleware: [loggingMiddleware],
 *   requestMiddleware: [sessionMiddleware],
 * }))
 * ```
 */
export const createStart: CreateStart = /* @__PURE__ */ startCreator(createMiddleware)

/**
 * The endpoint's origin check as a request middleware, for whatever else an app answers: only pages of
 * the app's own origin get through. Server functions are checked without it. It checks every method: a page
 * behind it cannot be opened by its address, or by a link of another site, unless `filter` excludes it.
 *
 * @param options - the origins, as the options of the same names in `createStart`, the request's own host when omitted;
 * the requests to check; the response to others
 * @throws SeamlineError `UNKNOWN_OPTION` for an option that does not exist, `INVALID_ORIGIN` for an origin in the policy
 * that no browser sends; ProtocolError `FORBIDDEN_ORIGIN` (403), from the middleware, for a request that another origin made
 *
 * @example
 * ```ts
 * server: {
 *   handlers: ({ createHandlers }) =>
 *     createHandlers({
 *       POST: { middleware: [createCsrfMiddleware()], handler: ({ request }) => save(request) },
 *     }),
 * }
 * ```
 */
export function createCsrfMiddleware(
  options: CsrfMiddlewareOptions = {},
): RequestMiddleware<EmptyChain> {
  return csrfMiddleware(createMiddleware(), options)
}

/**
 * Marks a function as the server's. The browser's bundle has neither it nor what only it uses; there,
 * the call throws.
 *
 * @param fn - what runs on the server only
 * @returns the function
 * @throws SeamlineError `WRONG_SIDE` when it is called in the browser; `NOT_COMPILED` there without the
 * plugin
 *
 * @example
 * ```ts
 * export const databaseUrl = createServerOnlyFn(() => process.env.DATABASE_URL)
 * ```
 */
export const createServerOnlyFn: CreateOneSidedFn = (fn) => fn

/**
 * Marks a function as the browser's. The server's bundle does not have it; there, the call throws.
 *
 * @param fn - what runs in the browser only
 * @returns the function
 * @throws SeamlineError `WRONG_SIDE` when it is called on the server; `NOT_COMPILED` in the browser without
 * the plugin
 *
 * @example
 * ```ts
 * export const storedTheme = createClientOnlyFn(() => localStorage.getItem('theme'))
 * ```
 */
export const createClientOnlyFn: CreateOneSidedFn = (fn) =>
  refuseClientOnly({ name: fn.name || 'anonymous', filename: 'unknown' })

/**
 * Starts a function with an implementation for each environment, in either order; each bundle has its
 * own. Without one for where it runs, the function does nothing and returns `undefined`.
 *
 * @throws SeamlineError `NOT_COMPILED` when it is called in a browser without the plugin
 *
 * @example
 * ```ts
 * export const timezone = createIsomorphicFn()
 *   .client(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
 *   .server(() => getCookie('timezone'))
 * ```
 */
export const createIsomorphicFn: () => IsomorphicFnBuilder = uncompiledIsomorphicFn

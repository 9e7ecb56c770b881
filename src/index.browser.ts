import type { EmptyChain } from './model/chain.types.ts'
import { browserMiddleware, browserServerFn } from './client/browser-builder.ts'
import { isomorphicFnCreator } from './client/isomorphic-fn.ts'
import type { CreateMiddleware } from './builder/create-middleware.ts'
import type { RequestMiddleware } from './model/request-middleware.types.ts'
import type { CsrfMiddlewareOptions } from './builder/create-csrf-middleware.ts'
import type { CreateServerFn } from './model/server-fn.types.ts'
import { refuse } from './client/refuse-uncompiled.ts'
import type { CreateOneSidedFn, IsomorphicFnBuilder } from './builder/environment-fns.types.ts'
import { devChecks } from './internal/dev-checks.ts'
import { startCreator, type CreateStart } from './app/create-start.ts'

export * from './public.ts'
export { getRouterInstance } from './client/app-router.ts'

/** See index.ts, whose types hold in every environment. */
export const createServerFn: CreateServerFn =
  devChecks?.createServerFn ?? /* @__PURE__ */ browserServerFn()

/** See index.ts, whose types hold in every environment. */
export const createMiddleware: CreateMiddleware = devChecks?.createMiddleware ?? browserMiddleware

/** See index.ts, whose types hold in every environment. */
export const createStart: CreateStart = /* @__PURE__ */ startCreator(createMiddleware)

/** See index.ts, whose types hold in every environment. */
export function createCsrfMiddleware(
  _options?: CsrfMiddlewareOptions,
): RequestMiddleware<EmptyChain> {
  // Requests are the server's to look at.
  return createMiddleware()
}

/** See index.ts, whose types hold in every environment. */
export const createServerOnlyFn: CreateOneSidedFn = () => refuse

/** See index.ts, whose types hold in every environment. */
export const createClientOnlyFn: CreateOneSidedFn = () => refuse

/** See index.ts, whose types hold in every environment. */
export const createIsomorphicFn: () => IsomorphicFnBuilder =
  devChecks?.createIsomorphicFn ?? /* @__PURE__ */ isomorphicFnCreator()

import type { EmptyChain } from './model/chain.types.ts'
import { browserEnvironment, isomorphicFnCreator } from './client/browser-environment.ts'
import { middlewareCreator, type CreateMiddleware } from './builder/create-middleware.ts'
import type { RequestMiddleware } from './model/request-middleware.types.ts'
import type { OriginPolicy } from './http/origin.ts'
import { serverFnCreator } from './builder/create-server-fn.ts'
import type { CreateServerFn } from './model/server-fn.types.ts'
import { refuse } from './builder/refuse-uncompiled.ts'
import type { CreateOneSidedFn, IsomorphicFnBuilder } from './builder/environment-fns.types.ts'
import { devChecks } from './internal/dev-checks.ts'
import { startCreator, type CreateStart } from './app/create-start.ts'

export * from './public.ts'
export { getRouterInstance } from './client/app-router.ts'

const environment = devChecks?.environment ?? browserEnvironment

/** See index.ts, whose types hold in every environment. */
export const createServerFn: CreateServerFn = /* @__PURE__ */ serverFnCreator(environment)

/** See index.ts, whose types hold in every environment. */
export const createMiddleware: CreateMiddleware = /* @__PURE__ */ middlewareCreator(environment)

/** See index.ts, whose types hold in every environment. */
export const createStart: CreateStart = /* @__PURE__ */ startCreator(createMiddleware)

/** See index.ts, whose types hold in every environment. */
export function createCsrfMiddleware(_policy?: OriginPolicy): RequestMiddleware<EmptyChain> {
  // Requests are the server's to look at.
  return createMiddleware()
}

/** See index.ts, whose types hold in every environment. */
export const createServerOnlyFn: CreateOneSidedFn = () => refuse

/** See index.ts, whose types hold in every environment. */
export const createClientOnlyFn: CreateOneSidedFn = () => refuse

/** See index.ts, whose types hold in every environment. */
export const createIsomorphicFn: () => IsomorphicFnBuilder =
  /* @__PURE__ */ isomorphicFnCreator(environment)

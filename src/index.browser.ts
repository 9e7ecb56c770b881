import type { EmptyChain } from './model/chain.types.ts'
import type { BuilderEnvironment } from './builder/builder-environment.ts'
import { middlewareCreator, type CreateMiddleware } from './builder/create-middleware.ts'
import type { RequestMiddleware } from './model/request-middleware.types.ts'
import type { OriginPolicy } from './http/origin.ts'
import { serverFnCreator } from './builder/create-server-fn.ts'
import type { CreateServerFn } from './model/server-fn.types.ts'
import { refuse, refuseUncompiled } from './builder/refuse-uncompiled.ts'
import type { CreateOneSidedFn, IsomorphicFnBuilder } from './builder/environment-fns.types.ts'
import { devChecks } from './internal/dev-checks.ts'
import { startCreator, type CreateStart } from './app/create-start.ts'

export * from './public.ts'
export { getRouterInstance } from './client/app-router.ts'

/** Validators run on the server only, and it is the server that checks definitions. */
const environment: BuilderEnvironment = {
  toValidate: skip,
  uncompiledServerFn: refuseUncompiled,
  checks: {
    middleware: skip,
    options: skip,
    start: skip,
    list: skip,
    step: skip,
    callable: checkMiddlewareFn,
  },
}

function skip(): undefined {}

/** The transform has taken the sides of the server out of all that it has seen. */
function checkMiddlewareFn(method: string): void {
  devChecks?.side(method)
}

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
export const createIsomorphicFn: () => IsomorphicFnBuilder = () =>
  Object.assign(refused(), {
    server: () => {
      checkMiddlewareFn('server')
      return Object.assign(refused(), { client: refused })
    },
    client: () => Object.assign(refused(), { server: refused }),
  })

function refused(): () => never {
  return () => refuse()
}

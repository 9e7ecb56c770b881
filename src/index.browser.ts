import type { EmptyChain } from './core/chain.types.ts'
import type { BuilderEnvironment } from './core/builder-environment.ts'
import { middlewareCreator, type MiddlewareOptions } from './core/create-middleware.ts'
import type { FunctionMiddlewareBuilder } from './core/create-middleware.types.ts'
import { serverFnCreator } from './core/create-server-fn.ts'
import type { ServerFnBuilder, ServerFnOptions } from './core/create-server-fn.types.ts'
import { refuseUncompiled } from './core/refuse-uncompiled.ts'

export * from './public.ts'

/** Validators run on the server only, and it is the server that checks definitions. */
const environment: BuilderEnvironment = {
  toValidate: skip,
  uncompiledServerFn: refuseUncompiled,
  checks: { option: skip, order: skip, callable: skip },
}

function skip(): undefined {}

/** See index.ts, whose types hold in every environment. */
export const createServerFn: (options?: ServerFnOptions) => ServerFnBuilder<EmptyChain> =
  /* @__PURE__ */ serverFnCreator(environment)

/** See index.ts, whose types hold in every environment. */
export const createMiddleware: (options: MiddlewareOptions) => FunctionMiddlewareBuilder =
  /* @__PURE__ */ middlewareCreator(environment)

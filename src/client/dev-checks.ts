import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import type { BuilderEnvironment } from '../builder/builder-environment.ts'
import { middlewareCreator, type CreateMiddleware } from '../builder/create-middleware.ts'
import { serverFnCreator } from '../builder/create-server-fn.ts'
import type { CreateServerFn } from '../model/server-fn.types.ts'
import { clientStepsOf } from '../chain/client-chain.ts'
import { refuseCallOptions, refuseClientNextOptions } from '../chain/check-options.ts'
import { toServerFn } from '../builder/to-server-fn.ts'
import { isomorphicFnCreator } from './isomorphic-fn.ts'
import { refuseUncompiled } from './refuse-uncompiled.ts'
import { createStub } from './stub.ts'
import { assertNoServerMiddleware, assertNoServerOption } from './guards/server-code.ts'

/** Development checks in a browser: unknown options, and server code that the compiler missed. */
export interface DevChecks {
  /** Makes stubs that refuse unknown options of a call and of `next()`. */
  readonly createStub: typeof createStub
  // Builders that refuse methods that the transform removes.
  readonly createServerFn: CreateServerFn
  readonly createMiddleware: CreateMiddleware
  readonly createIsomorphicFn: ReturnType<typeof isomorphicFnCreator>
  readonly routes: (router: AnyRouter) => void
}

const environment: BuilderEnvironment = {
  // Validators run on the server only.
  toValidate: () => undefined,
  uncompiledServerFn: refuseUncompiled,
  checks: { callable: assertNoServerMiddleware },
}

export const devChecks: DevChecks = {
  createStub(app, builder, id) {
    const stub = createStub(app, builder, id, (ordered) =>
      clientStepsOf(ordered, refuseClientNextOptions),
    )
    const { method, serverFnMeta } = stub
    return toServerFn(
      async (options = {}) => {
        // The browser has no name of the function; the stack leads to the call.
        refuseCallOptions(options, `the server function \`${id}\``)
        return stub(options)
      },
      { method, serverFnMeta, url: () => stub.url },
    )
  },
  createServerFn: serverFnCreator(environment),
  createMiddleware: middlewareCreator(environment),
  createIsomorphicFn: isomorphicFnCreator(assertNoServerMiddleware),
  routes({ routesById }) {
    const routes: readonly AnyRoute[] = Object.values(routesById)
    for (const { id, options } of routes) assertNoServerOption(options, id)
  },
}

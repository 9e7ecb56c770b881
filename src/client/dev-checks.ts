import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import type { BuilderEnvironment } from '../builder/builder-environment.ts'
import { clientStepsOf } from '../chain/client-chain.ts'
import { refuseCallOptions, refuseClientNextOptions } from '../chain/check-options.ts'
import { toServerFn } from '../builder/to-server-fn.ts'
import { browserEnvironment } from './browser-environment.ts'
import { createStub } from './stub.ts'
import { assertNoServerMiddleware, assertNoServerOption } from './guards/server-code.ts'

/**
 * What a browser looks for in development: options that do not exist, and code of the server that has come past
 * the compiler. In production there is none of it.
 */
export interface DevChecks {
  /** Makes stubs that reject with `UNKNOWN_OPTION` for the argument of a call, and for that of `next()`. */
  readonly createStub: typeof createStub
  /** Its builders throw `SERVER_MIDDLEWARE_IN_BROWSER` for a method that the transform takes out. */
  readonly environment: BuilderEnvironment
  /** @throws SeamlineError `SERVER_OPTION_IN_BROWSER` */
  readonly routes: (router: AnyRouter) => void
}

/** See {@link DevChecks}. */
export const devChecks: DevChecks = {
  createStub(app, builder, id) {
    const stub = createStub(app, builder, id, (ordered) =>
      clientStepsOf(ordered, refuseClientNextOptions),
    )
    const { method, serverFnMeta } = stub
    return toServerFn(
      async (options = {}) => {
        // The name of a function stays on the server; the stack leads to the call.
        refuseCallOptions(options, `the server function \`${id}\``)
        return stub(options)
      },
      { method, serverFnMeta, url: () => stub.url },
    )
  },
  environment: {
    ...browserEnvironment,
    checks: { ...browserEnvironment.checks, callable: assertNoServerMiddleware },
  },
  routes({ routesById }) {
    const routes: readonly AnyRoute[] = Object.values(routesById)
    for (const { id, options } of routes) assertNoServerOption(options, id)
  },
}

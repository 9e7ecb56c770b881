import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import type { CheckClientNext } from '../chain/client-chain.ts'
import { refuseCallOptions, refuseClientNextOptions } from '../chain/check-options.ts'
import { assertNoServerMiddleware, assertNoServerOption } from './guards/server-code.ts'

/**
 * What a browser looks for in development: options that do not exist, and code of the server that has come past
 * the compiler. In production there is none of it.
 */
export interface DevChecks {
  /** @throws SeamlineError `UNKNOWN_OPTION` for the argument of a call */
  readonly call: (options: object | undefined, id: string) => void
  /** @throws SeamlineError `UNKNOWN_OPTION` for the argument of `next()` in a `.client` side */
  readonly next: CheckClientNext
  /** @throws SeamlineError `SERVER_MIDDLEWARE_IN_BROWSER` for a method that the transform takes out */
  readonly side: (method: string) => void
  /** @throws SeamlineError `SERVER_OPTION_IN_BROWSER` */
  readonly routes: (router: AnyRouter) => void
}

/** See {@link DevChecks}. */
export const devChecks: DevChecks = {
  // The name of a function stays on the server; the stack leads to the call.
  call: (options, id) => refuseCallOptions(options, `the server function \`${id}\``),
  next: refuseClientNextOptions,
  side: assertNoServerMiddleware,
  routes({ routesById }) {
    const routes: readonly AnyRoute[] = Object.values(routesById)
    for (const { id, options } of routes) assertNoServerOption(options, id)
  },
}

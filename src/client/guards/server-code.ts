/** Code of the server that has come past the compiler. Looked for in development only. */

import { SERVER_OPTION_IN_BROWSER } from '../../errors/catalog-routes.ts'
import { SERVER_MIDDLEWARE_IN_BROWSER } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'

/** @throws SeamlineError `SERVER_MIDDLEWARE_IN_BROWSER` for a method that the transform takes out */
export function assertNoServerMiddleware(method: string): void {
  if (method === 'server') throw usageError(SERVER_MIDDLEWARE_IN_BROWSER, undefined)
}

/** @throws SeamlineError `SERVER_OPTION_IN_BROWSER` for an option that the transform takes out */
export function assertNoServerOption(options: object, route: string): void {
  if ('server' in options) throw usageError(SERVER_OPTION_IN_BROWSER, { route })
}

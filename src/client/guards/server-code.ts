/** Server code that the compiler missed. Checked in development only. */

import { SERVER_OPTION_IN_BROWSER } from '../../errors/catalog-routes.ts'
import { SERVER_MIDDLEWARE_IN_BROWSER } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'

export function assertNoServerMiddleware(method: string): void {
  if (method === 'server') throw usageError(SERVER_MIDDLEWARE_IN_BROWSER, undefined)
}

export function assertNoServerOption(options: object, route: string): void {
  if ('server' in options) throw usageError(SERVER_OPTION_IN_BROWSER, { route })
}

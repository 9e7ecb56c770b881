/** The storage of scopes; in a module of its own because any module of an app may import it. */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestScope } from './request-scope.ts'

/** The scope of the current request; `undefined` outside a request, and while a module loads. */
export const requestStorage: AsyncLocalStorage<RequestScope | undefined> = new AsyncLocalStorage()

/**
 * Loads a module outside any request. The top level of a module runs once for all requests: within the request
 * that happens to load it first, it would read the cookies of one visitor on behalf of all others.
 *
 * @param args - passed to `load`
 */
export function loadOutsideRequest<A extends readonly unknown[], T>(
  load: (...args: A) => T,
  ...args: A
): T {
  return requestStorage.run(undefined, load, ...args)
}

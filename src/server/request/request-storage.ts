/** The storage of scopes; in a module of its own because any module of an app may import it. */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestScope } from './request-scope.ts'

/** The scope of the current request; `undefined` outside a request, and while a module loads. */
export const requestStorage: AsyncLocalStorage<RequestScope | undefined> = new AsyncLocalStorage()

/**
 * Loads a module outside any request: its top level runs once for all requests, and must not read the cookies of the one
 * that happens to load it.
 */
export function loadOutsideRequest<A extends readonly unknown[], T>(
  load: (...args: A) => T,
  ...args: A
): T {
  return requestStorage.run(undefined, load, ...args)
}

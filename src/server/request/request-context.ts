import { provideRequestRouter } from '../../app/router-instance.ts'
import { providePageRedirect } from '../../app/page-redirect.ts'
import type { AppRouter } from '../../app/app-router.types.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { assertInRequest } from './guards/scope.ts'
import { enterScope, scopeOf, type RequestScope } from './request-scope.ts'
import { requestStorage } from './request-storage.ts'

/** The scope of a request that has just arrived. */
export function newScope(
  arrived: Pick<RequestScope, 'app' | 'request' | 'context'>,
  start: ResolvedStart,
): RequestScope {
  return scopeOf(arrived, start, requestStorage)
}

/** The scope of the request around the caller; `undefined` outside a request. */
export function currentScope(): RequestScope | undefined {
  return requestStorage.getStore()
}

/** The scope of the request around the caller; `call` is the calling function, for the message. */
export function requireScope(call: string): RequestScope {
  const scope = requestStorage.getStore()
  assertInRequest(scope, call)
  return scope
}

/**
 * Renders a page in a scope of its own, which masks the failures of calls. Masking them later would be too late: the
 * app's error boundaries render what they catch.
 */
export function whileRendering<T>(
  page: Pick<RequestScope, 'mask' | 'redirectPage'>,
  render: () => T,
): T {
  const scope = currentScope()
  return scope === undefined ? render() : enterScope({ ...scope, ...page }, render)
}

providePageRedirect((redirect) => currentScope()?.redirectPage?.(redirect))

// The app has registered the type of its router.
provideRequestRouter(
  () => requireScope('getRouterInstance').router.get() as unknown as Promise<AppRouter>,
)

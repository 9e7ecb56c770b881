import type { ServerFn } from '../model/server-fn.types.ts'
import { REDIRECT_NEEDS_ROUTER } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { isRedirect, plainTarget, type RedirectLike } from '../http/router-values.ts'
import { redirectPage } from '../app/page-redirect.ts'
import { appRouter } from './app-router.ts'
import { assertFollowable } from './guards/redirect.ts'

/** The call of a server function, with its redirects followed. */
export type FollowingCall<TInput, TResult> = (
  ...args: Parameters<ServerFn<TInput, TResult>>
) => Promise<TResult | undefined>

/**
 * Calls a server function and follows a redirect: with the router passed to `provideRouter`, else by a full navigation.
 * The call then resolves to the result of the router's `navigate`; not-founds and errors reject. On the server a
 * redirect rejects too, and becomes the response of the page if nothing of it has been sent.
 *
 * @param serverFn - the function to call
 * @throws SeamlineError `REDIRECT_NEEDS_ROUTER` without a router, for a redirect that only a router can resolve,
 * `UNSAFE_REDIRECT` for one that is not a path or an http(s) URL
 *
 * @example
 * ```tsx
 * const save = useServerFn(saveNote)
 * <button onClick={() => save({ data: { text: text() } })}>Save</button>
 * ```
 */
export function useServerFn<TInput, TResult>(
  serverFn: ServerFn<TInput, TResult>,
): FollowingCall<TInput, TResult> {
  return async (...args) => {
    try {
      return await serverFn(...args)
    } catch (thrown) {
      if (!isRedirect(thrown)) throw thrown
      if (typeof location === 'undefined') {
        redirectPage(thrown)
        throw thrown
      }
      // The result of the navigation stands for the missing one of the call.
      return (await follow(thrown)) as TResult | undefined
    }
  }
}

function follow(redirect: RedirectLike): unknown {
  const target = plainTarget(redirect)
  assertFollowable([target, redirect.options?.to])
  const router = appRouter()
  if (router !== undefined) return router.navigate(redirect.options ?? { href: target })
  if (target === undefined) {
    throw usageError(REDIRECT_NEEDS_ROUTER, { to: String(redirect.options?.to) })
  }
  location.assign(target)
  return undefined
}

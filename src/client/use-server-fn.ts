import type { ServerFn } from '../model/server-fn.types.ts'
import { REDIRECT_NEEDS_ROUTER } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { isRedirect, plainTarget, type RedirectLike } from '../http/router-values.ts'
import { appRouter } from './app-router.ts'
import { assertFollowable } from './guards/redirect.ts'

/**
 * The call of a server function, its redirects followed.
 *
 * @typeParam TInput - what the function takes
 * @typeParam TResult - what it gives
 */
export type FollowingCall<TInput, TResult> = (
  ...args: Parameters<ServerFn<TInput, TResult>>
) => Promise<TResult | undefined>

/**
 * Calls a server function and follows a redirect that it rejects with: through the router that
 * `provideRouter` was given, else by a full navigation. A followed call resolves to what the router's
 * `navigate` gave; not-found and errors reject as they are. On the server a redirect rejects too, for
 * the page's own handler to answer.
 *
 * @param serverFn - the function to call
 * @throws SeamlineError `REDIRECT_NEEDS_ROUTER` for a redirect that only a router can resolve when
 * there is none, `UNSAFE_REDIRECT` for one that leads out of the web
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
      if (!isRedirect(thrown) || typeof location === 'undefined') throw thrown
      // What a navigation resolves to stands for the result that the call has not got.
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

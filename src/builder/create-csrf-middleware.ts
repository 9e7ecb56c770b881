import type {
  RequestFnArgs,
  RequestMiddleware,
  RequestMiddlewareBuilder,
} from '../model/request-middleware.types.ts'
import type { EmptyChain } from '../model/chain.types.ts'
import type { RequestOutcome } from '../model/outcome.types.ts'
import { OPTION_NAMES } from '../model/option-names.ts'
import { refuseOthers } from '../chain/check-options.ts'
import type { OriginPolicy } from '../http/origin.ts'
import { assertTrustedOrigin } from '../http/guards/trusted-origin.ts'
import { assertOrigins } from '../http/guards/origin-list.ts'
import { andThen, type MaybePromise } from '../utils/maybe-promise.ts'

/** The options of `createCsrfMiddleware()`. */
export interface CsrfMiddlewareOptions extends OriginPolicy {
  /**
   * Whether to check a request; every one without it. In the global `requestMiddleware` of `createStart`, use it to let
   * pages be opened by their address.
   *
   * @example
   * ```ts
   * createCsrfMiddleware({ filter: ({ request }) => request.method !== 'GET' })
   * ```
   */
  readonly filter?: (args: RequestFnArgs<EmptyChain>) => MaybePromise<boolean>
  /**
   * The response to a request that another origin made, or a function that makes it.
   *
   * @defaultValue the error `FORBIDDEN_ORIGIN`, status 403
   */
  readonly failureResponse?:
    | Response
    | ((args: RequestFnArgs<EmptyChain>) => MaybePromise<Response>)
}

export function csrfMiddleware(
  start: RequestMiddlewareBuilder,
  options: CsrfMiddlewareOptions,
): RequestMiddleware<EmptyChain> {
  refuseOthers('`createCsrfMiddleware()`', options, OPTION_NAMES.csrf, ADVICE)
  assertOrigins('createCsrfMiddleware()', options)
  const { filter, failureResponse, ...policy } = options
  const check = (args: RequestFnArgs<EmptyChain>): MaybePromise<Response | RequestOutcome<{}>> => {
    try {
      assertTrustedOrigin(args.request, policy)
    } catch (error) {
      if (failureResponse === undefined) throw error
      return typeof failureResponse === 'function' ? failureResponse(args) : failureResponse.clone()
    }
    return args.next()
  }
  if (filter === undefined) return start.server(check)
  return start.server((args) =>
    andThen(filter(args), (isChecked) => (isChecked ? check(args) : args.next())),
  )
}

/** For the options that TanStack Start has and this package has not. */
const ADVICE: Readonly<Record<string, string>> = {
  allowRequestsWithoutOriginCheck: 'Write `allowNonBrowser`.',
  referer: 'Remove it: `Referer` is read only if a request has neither of the other two headers.',
  secFetchSite: 'Remove it, and list other sites in `allowedOrigins`.',
}

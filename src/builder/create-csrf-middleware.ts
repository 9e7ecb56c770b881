import type {
  RequestMiddleware,
  RequestMiddlewareBuilder,
} from '../model/request-middleware.types.ts'
import type { EmptyChain } from '../model/chain.types.ts'
import { OPTION_NAMES } from '../model/option-names.ts'
import { refuseOthers } from '../chain/check-options.ts'
import type { OriginPolicy } from '../http/origin.ts'
import { assertTrustedOrigin } from '../http/guards/trusted-origin.ts'
import { assertOrigins } from '../http/guards/origin-list.ts'

export function csrfMiddleware(
  start: RequestMiddlewareBuilder,
  policy: OriginPolicy,
): RequestMiddleware<EmptyChain> {
  refuseOthers('`createCsrfMiddleware()`', policy, OPTION_NAMES.csrf)
  assertOrigins('createCsrfMiddleware()', policy)
  return start.server(({ request, next }) => {
    assertTrustedOrigin(request, policy)
    return next()
  })
}

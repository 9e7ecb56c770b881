import { requestLinksOf, type RequestLink } from '../core/request-chain.ts'
import type { ResolvedStart } from '../start/resolved-start.ts'
import { enterScope, type RequestScope } from './request-scope.ts'

/** Gives the app's global request middleware as links around one request. */
export type LinksAround = (scope: RequestScope) => readonly RequestLink[]

/**
 * The app's global request middleware, planned once. Each runs in a scope of its own: what it calls in
 * process starts from the context made so far, and runs those globals that have not run yet.
 */
export function requestLinks(start: ResolvedStart): LinksAround {
  const known = planned.get(start)
  if (known !== undefined) return known
  const { requestMiddleware, inRequest } = start
  const steps = requestMiddleware.flatMap((definition, index) => {
    const alreadyRun = new Set(requestMiddleware.slice(0, index + 1))
    const chain = { globals: inRequest.globals, alreadyRun }
    return requestLinksOf([definition]).map((link) => ({ link, chain }))
  })
  const around: LinksAround = (scope) =>
    steps.map(
      ({ link, chain }): RequestLink =>
        (state, runRest) =>
          enterScope({ ...scope, context: state.context, chain }, () => link(state, runRest)),
    )
  planned.set(start, around)
  return around
}

const planned = new WeakMap<ResolvedStart, LinksAround>()

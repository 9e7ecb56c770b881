import { letGo } from '../streams/dispose.ts'
import { mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import { changeable } from '../http/mutable-headers.ts'
import { GivenResponses } from './abandoned-responses.ts'
import type { RequestHalfArgs, RequestNextOptions } from '../model/request-middleware.types.ts'
import type {
  MiddlewareDefinition,
  RequestHalf,
  ServerFnMeta,
  Source,
} from '../model/definition.ts'
import { hasOwn, nextNotReturned, throwMarked } from '../model/outcome.ts'
import { refuseNextOptions } from './check-options.ts'
import type { Link } from './run-chain.ts'
import { runGuardedChain } from './run-guarded-chain.ts'
import type { Unwinding } from './unwinding.ts'

/** A request as its middleware see it. */
export interface RequestState {
  readonly request: Request
  readonly pathname: string
  readonly handlerType: 'serverFn' | 'router'
  readonly serverFnMeta: ServerFnMeta | undefined
  /** What the matched route took from the path; `undefined` where no route was looked for. */
  readonly params: Params | undefined
  readonly context: Context
}

/** Parts of a path by the names that a route gives them. */
export type Params = Readonly<Record<string, string | undefined>>

/** How a request chain ended. */
export interface AnsweredRequest extends RequestState {
  readonly response: Response
}

/** A request middleware as a member of a chain around requests. */
export type RequestLink = Link<RequestState, AnsweredRequest>

/** The links of request middleware in running order. */
export function requestLinksOf(ordered: readonly MiddlewareDefinition[]): readonly RequestLink[] {
  return ordered.flatMap((definition) => {
    if (definition.kind !== 'request' || definition.server === undefined) return []
    const { server, source } = definition
    const half = { server, source }
    const link: RequestLink = async (state, runRest) => {
      const given = new GivenResponses()
      try {
        const returned = await callRequestHalf(half, state, async (added) => {
          const answered = await runRest({ ...state, context: mergeContext(state.context, added) })
          given.take(answered.response)
          return answered
        })
        const answered = toAnswered(returned, state)
        if (answered === undefined) throw nextNotReturned({ source, half: 'server' })
        given.release(answered.response)
        return answered
      } catch (thrown) {
        given.release(thrown)
        throw thrown
      }
    }
    return [link]
  })
}

function toAnswered(returned: unknown, state: RequestState): AnsweredRequest | undefined {
  const response = responseIn(returned)
  if (response === undefined) return undefined
  // A response has no context of its own.
  const { context = state.context } = returned as Partial<AnsweredRequest>
  return { ...state, context, response: changeable(response) }
}

/** The response that a middleware or a handler returned, by itself or in an outcome. */
export function responseIn(returned: unknown): Response | undefined {
  if (returned instanceof Response) return returned
  if (!hasOwn(returned, 'response')) return undefined
  const { response }: { readonly response?: unknown } = returned
  return response instanceof Response ? response : undefined
}

/**
 * Runs request middleware around what answers the request.
 *
 * @param unwinding - ends the wait for a link or the answer after an abort
 */
export async function runRequestChain(
  links: readonly RequestLink[],
  initial: RequestState,
  answer: (state: RequestState) => Promise<Response>,
  unwinding: Unwinding,
): Promise<Response> {
  // Nobody looks at the outcome.
  if (links.length === 0) return unwinding.guard<Response>(letGo)(() => answer(initial))
  const { response } = await runGuardedChain(
    links,
    initial,
    async (state) => ({ ...state, response: changeable(await answer(state)) }),
    unwinding.guard<AnsweredRequest>((late) => letGo(late.response)),
  )
  return response
}

/** The half of a request middleware, and where it is defined. */
export interface CalledHalf {
  readonly server: RequestHalf
  readonly source: Source | undefined
}

/**
 * Calls the half of a request middleware, around a request or in a server function's chain.
 *
 * @param runRest - runs the rest of the chain with what `next()` adds to the context
 * @throws a redirect or a not-found, also one that was returned; from `next()`, SeamlineError `UNKNOWN_OPTION`
 */
export async function callRequestHalf(
  { server, source }: CalledHalf,
  { request, pathname, handlerType, serverFnMeta, params, context }: RequestState,
  runRest: (added: object | undefined) => Promise<unknown>,
): Promise<unknown> {
  const next = async (options: RequestNextOptions<object> = {}): Promise<unknown> => {
    refuseNextOptions(options, 'requestNext', { source, half: 'server' })
    return runRest(options.context)
  }
  const returned = await server({
    request,
    pathname,
    handlerType,
    serverFnMeta,
    params,
    context,
    // The arguments of `next` are known to the types of the half; here they are only merged.
    next: next as RequestHalfArgs<ChainTypes>['next'],
  })
  throwMarked(returned)
  return returned
}

import { dispose } from '../streams/dispose.ts'
import { mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import { withMutableHeaders } from '../http/mutable-headers.ts'
import { AbandonedResponses } from './abandoned-responses.ts'
import type { RequestFnArgs, RequestNextOptions } from '../model/request-middleware.types.ts'
import type {
  MiddlewareDefinition,
  RequestMiddlewareFn,
  ServerFnMeta,
  Source,
} from '../model/definition.ts'
import { hasOwn, nextNotReturned, throwMarked } from '../model/outcome.ts'
import { refuseNextOptions } from './check-options.ts'
import type { ChainStep } from './run-chain.ts'
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
export type RequestStep = ChainStep<RequestState, AnsweredRequest>

/** The links of request middleware in running order. */
export function requestStepsOf(ordered: readonly MiddlewareDefinition[]): readonly RequestStep[] {
  return ordered.flatMap((definition) => {
    if (definition.kind !== 'request' || definition.server === undefined) return []
    const { server, source } = definition
    const side = { server, source }
    const link: RequestStep = async (state, runNext) => {
      const given = new AbandonedResponses()
      try {
        const returned = await callRequestMiddleware(side, state, async (added) => {
          const answered = await runNext({ ...state, context: mergeContext(state.context, added) })
          given.take(answered.response)
          return answered
        })
        const answered = toAnswered(returned, state)
        if (answered === undefined) throw nextNotReturned({ source, side: 'server' })
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
  return { ...state, context, response: withMutableHeaders(response) }
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
  links: readonly RequestStep[],
  initial: RequestState,
  answer: (state: RequestState) => Promise<Response>,
  unwinding: Unwinding,
): Promise<Response> {
  // Nobody looks at the outcome.
  if (links.length === 0) return unwinding.guard<Response>(dispose)(() => answer(initial))
  const { response } = await runGuardedChain(
    links,
    initial,
    async (state) => ({ ...state, response: withMutableHeaders(await answer(state)) }),
    unwinding.guard<AnsweredRequest>((late) => dispose(late.response)),
  )
  return response
}

/** The side of a request middleware, and where it is defined. */
export interface CalledMiddleware {
  readonly server: RequestMiddlewareFn
  readonly source: Source | undefined
}

/**
 * Calls the side of a request middleware, around a request or in a server function's chain.
 *
 * @param runNext - runs the rest of the chain with what `next()` adds to the context
 * @throws a redirect or a not-found, also one that was returned; from `next()`, SeamlineError `UNKNOWN_OPTION`
 */
export async function callRequestMiddleware(
  { server, source }: CalledMiddleware,
  { request, pathname, handlerType, serverFnMeta, params, context }: RequestState,
  runNext: (added: object | undefined) => Promise<unknown>,
): Promise<unknown> {
  const next = async (options: RequestNextOptions<object> = {}): Promise<unknown> => {
    refuseNextOptions(options, 'requestNext', { source, side: 'server' })
    return runNext(options.context)
  }
  const returned = await server({
    request,
    pathname,
    handlerType,
    serverFnMeta,
    params,
    context,
    // The arguments of `next` are known to the types of the side; here they are only merged.
    next: next as RequestFnArgs<ChainTypes>['next'],
  })
  throwMarked(returned)
  return returned
}

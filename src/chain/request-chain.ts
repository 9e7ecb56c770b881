import { dispose } from '../streams/dispose.ts'
import { mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import { withMutableHeaders } from '../http/mutable-headers.ts'
import { AbandonedResponses, tracked } from './abandoned-results.ts'
import type { RequestFnArgs, RequestNextOptions } from '../model/request-middleware.types.ts'
import type {
  MiddlewareDefinition,
  RequestMiddlewareFn,
  ServerFnMeta,
  Source,
} from '../model/definition.ts'
import { hasOwn, nextNotReturned, throwMarked } from '../model/outcome.ts'
import { refuseNextOptions } from './check-options.ts'
import { andThen, type MaybePromise } from '../utils/maybe-promise.ts'
import { runChain, type ChainStep } from './run-chain.ts'
import type { Unwinding } from './unwinding.ts'

export interface RequestState {
  readonly request: Request
  readonly pathname: string
  readonly handlerType: 'serverFn' | 'router'
  readonly serverFnMeta: ServerFnMeta | undefined
  /** The path parameters of the matched route; `undefined` where no route was looked for. */
  readonly params: Params | undefined
  readonly context: Context
}

export type Params = Readonly<Record<string, string | undefined>>

export interface HandledRequest extends RequestState {
  readonly response: Response
}

export type RequestStep = ChainStep<RequestState, HandledRequest>

export function requestStepsOf(ordered: readonly MiddlewareDefinition[]): readonly RequestStep[] {
  return ordered.flatMap((definition) => {
    if (definition.kind !== 'request' || definition.server === undefined) return []
    const { server, source } = definition
    const side = { server, source }
    const step: RequestStep = async (state, runNext) => {
      const returned = await callRequestMiddleware(side, state, (added) =>
        runNext({ ...state, context: mergeContext(state.context, added) }),
      )
      const handled = toHandled(returned, state)
      if (handled === undefined) throw nextNotReturned({ source, side: 'server' })
      return handled
    }
    return [tracked(step, () => new AbandonedResponses())]
  })
}

function toHandled(returned: unknown, state: RequestState): HandledRequest | undefined {
  const response = responseIn(returned)
  if (response === undefined) return undefined
  // A plain response has no context.
  const { context = state.context } = returned as Partial<HandledRequest>
  return { ...state, context, response: withMutableHeaders(response) }
}

/** The response that a middleware or handler returned, alone or in an outcome. */
export function responseIn(returned: unknown): Response | undefined {
  if (returned instanceof Response) return returned
  if (!hasOwn(returned, 'response')) return undefined
  const { response }: { readonly response?: unknown } = returned
  return response instanceof Response ? response : undefined
}

/** Runs request middleware around the handler of a request; `unwinding` ends the wait for a step after an abort. */
export function runRequestChain(
  steps: readonly RequestStep[],
  initial: RequestState,
  respond: (state: RequestState) => MaybePromise<Response>,
  unwinding: Unwinding,
): MaybePromise<Response> {
  if (steps.length === 0)
    return runChain([], initial, respond, unwinding.guard<RequestState, Response>(dispose))
  const handled = runChain(
    steps,
    initial,
    (state) =>
      andThen(respond(state), (response) => ({ ...state, response: withMutableHeaders(response) })),
    unwinding.guard((late) => dispose(late.response)),
  )
  return andThen(handled, ({ response }) => response)
}

export interface CalledMiddleware {
  readonly server: RequestMiddlewareFn
  readonly source: Source | undefined
}

/** Calls a request middleware, around a request or in a server function's chain. Throws a router value that it returns. */
export async function callRequestMiddleware(
  { server, source }: CalledMiddleware,
  { request, pathname, handlerType, serverFnMeta, params, context }: RequestState,
  runNext: (added: object | undefined) => MaybePromise<unknown>,
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
    // The types of the middleware know the arguments of `next`; here they are only merged.
    next: next as RequestFnArgs<ChainTypes>['next'],
  })
  throwMarked(returned)
  return returned
}

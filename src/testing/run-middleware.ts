import { clientStepsOf, runClientChain, type ClientStep } from '../chain/client-chain.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { Middleware } from '../model/middleware.types.ts'
import { DEFINITION, type MiddlewareDefinition } from '../model/definition.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import { refuseClientNextOptions } from '../chain/check-options.ts'
import { flattenMiddleware } from '../chain/flatten-middleware.ts'
import type { RequestMiddleware } from '../model/request-middleware.types.ts'
import { usageError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import {
  MIDDLEWARE_FN_MISSING,
  NO_MIDDLEWARE,
  NO_SERVER_SIDE,
  WRONG_SIDE,
} from '../errors/catalog-testing.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import { typeName } from '../utils/type-name.ts'
import type {
  ClientRun,
  ClientRunOptions,
  MiddlewareRun,
  NextCall,
  RequestRun,
  RequestRunOptions,
  ServerRun,
  ServerRunOptions,
} from './run-middleware.types.ts'

/** The type of `runMiddleware`. */
export interface RunMiddleware {
  /** Runs client middleware. */
  <TChain extends ChainTypes>(
    middleware: Middleware<TChain>,
    options: ClientRunOptions<TChain>,
  ): Promise<ClientRun<TChain>>
  /** Runs validators and server middleware. */
  <TChain extends ChainTypes>(
    middleware: Middleware<TChain>,
    options: ServerRunOptions<TChain>,
  ): Promise<ServerRun<TChain>>
  /** Runs request middleware around a request. */
  <TChain extends ChainTypes>(
    middleware: RequestMiddleware<TChain>,
    options: RequestRunOptions,
  ): Promise<RequestRun<TChain>>
}

/** Options of a run on the server. */
export type AnyServerRunOptions = ServerRunOptions<ChainTypes> | RequestRunOptions

type AnyRunOptions = ClientRunOptions<ChainTypes> | AnyServerRunOptions

/** Runs a list of middleware on one side. */
export type RunSide<TOptions> = (
  ordered: readonly MiddlewareDefinition[],
  options: TOptions,
  onNext: OnNext,
) => Promise<unknown>

/** Records a call of `next()`, and resolves to the value with which the test replaces the rest of the chain. */
export type OnNext = <TNext>(
  call: Partial<AnyNextCall>,
  next: ((attempt: number) => MaybePromise<TNext>) | undefined,
  fallback: TNext,
) => Promise<TNext>

type AnyNextCall = NextCall<Context, Context>

/** @param runOnServer - left out in a browser, which has no server's side */
export function middlewareRunner(runOnServer?: RunSide<AnyServerRunOptions>): RunMiddleware {
  const run = async (
    middleware: Middleware,
    options: AnyRunOptions,
  ): Promise<MiddlewareRun<Context, Context>> => {
    const ordered = checkedMiddleware(middleware, options.side, runOnServer !== undefined)
    const nextCalls: AnyNextCall[] = []
    const onNext: OnNext = async (call, next, fallback) => {
      nextCalls.push({ ...noNextCall(), ...call })
      return next === undefined ? fallback : next(nextCalls.length)
    }
    const running =
      options.side === 'client'
        ? runClientMiddleware(ordered, options, onNext)
        : runOnServer?.(ordered, options, onNext)
    const ending = await Promise.resolve(running).then(
      (result) => ({ ok: true, result, error: undefined }),
      (error: unknown) => ({ ok: false, result: undefined, error }),
    )
    const { context, sendContext, headers, fetch } = nextCalls.at(-1) ?? noNextCall()
    return { nextCalls, context, sendContext, headers, fetch, ...ending }
  }
  // The overloads type the contexts, which are only passed on here.
  return run as RunMiddleware
}

function noNextCall(): AnyNextCall {
  return {
    context: EMPTY_CONTEXT,
    sendContext: EMPTY_CONTEXT,
    headers: new Headers(),
    fetch: undefined,
    data: undefined,
  }
}

/** The middleware and its dependencies in running order. */
function checkedMiddleware(
  middleware: Middleware | undefined,
  selected: AnyRunOptions['side'],
  hasServer: boolean,
): readonly MiddlewareDefinition[] {
  // An import cycle leaves `undefined` in the place of a middleware.
  const { [DEFINITION]: definition }: Partial<Middleware> = middleware ?? {}
  if (definition === undefined || !(definition.kind in SIDES)) {
    throw usageError(NO_MIDDLEWARE, { received: typeName(middleware) })
  }
  const { source, kind } = definition
  const name = source === undefined ? 'The middleware' : `\`${source.name}\` (${source.filename})`
  if (!SIDES[kind].includes(selected)) {
    throw usageError(WRONG_SIDE, { middleware: name, side: selected })
  }
  const side = selected === 'client' ? 'client' : 'server'
  if (side === 'server' && !hasServer) {
    throw usageError(NO_SERVER_SIDE, { call: `runMiddleware(…, { side: '${selected}' })` })
  }
  const ordered = flattenMiddleware([definition])
  if (!ordered.some((each) => runsOn(side, each))) {
    const advice = ordered.some((each) => runsOn('server', each))
      ? "Pass `side: 'server'` to run its `.server` function."
      : 'Run its `.server` function in a server-side test (in Vitest, the `node` environment).'
    throw usageError(MIDDLEWARE_FN_MISSING, { middleware: name, side, advice })
  }
  return ordered
}

const SIDES: Readonly<Record<MiddlewareDefinition['kind'], readonly string[]>> = {
  function: ['client', 'server'],
  request: ['client', 'server', 'request'],
}

function runsOn(side: 'client' | 'server', definition: MiddlewareDefinition): boolean {
  if (definition[side] !== undefined) return true
  const { validate, validateContext }: Partial<Record<string, unknown>> = { ...definition }
  return side === 'server' && (validate !== undefined || validateContext !== undefined)
}

const runClientMiddleware: RunSide<ClientRunOptions<ChainTypes>> = async (
  ordered,
  options,
  onNext,
) => {
  const { data, method = 'GET', signal, headers, context, sendContext, fetch } = options
  const before: ClientStep = (state, runNext) =>
    runNext({
      ...state,
      context: mergeContext(state.context, context),
      sendContext: mergeContext(state.sendContext, sendContext),
    })
  let contextAfter = EMPTY_CONTEXT
  const after: ClientStep = (state, runNext) => {
    contextAfter = state.context
    return runNext(state)
  }
  const settings = {
    ...(headers === undefined ? {} : { headers }),
    ...(signal === undefined ? {} : { signal }),
    ...(fetch === undefined ? {} : { fetch }),
  }
  const { serverFnMeta: meta = { id: 'test' } } = options
  return runClientChain(
    [before, ...clientStepsOf(ordered, refuseClientNextOptions), after],
    { data, method, meta, settings },
    async ({ signal: _ofTheCall, ...outgoing }) => {
      const call = { ...outgoing, context: contextAfter }
      const { result, context: received } = await onNext(call, options.next, { result: undefined })
      return {
        result,
        context: mergeContext(EMPTY_CONTEXT, received),
        [SEND_CONTEXT]: EMPTY_CONTEXT,
      }
    },
  )
}

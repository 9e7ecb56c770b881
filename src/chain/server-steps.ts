import { NO_REQUEST } from '../errors/catalog.ts'
import { usageError, ValidationError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { ServerFnArgs, ServerNextOptions } from '../model/middleware.types.ts'
import type {
  FunctionMiddlewareDefinition,
  MiddlewareDefinition,
  RequestMiddlewareDefinition,
  ServerFnMeta,
} from '../model/definition.ts'
import { AbandonedResults } from './abandoned-results.ts'
import {
  hasOwn,
  nextNotReturned,
  SEND_CONTEXT,
  throwRouterValue,
  toOutcome,
  type Outcome,
} from '../model/outcome.ts'
import { callRequestMiddleware } from './request-chain.ts'
import { refuseNextOptions } from './check-options.ts'
import type { ChainStep } from './run-chain.ts'
import type { Validate } from '../model/validate.ts'

/** A middleware as a member of a function's server chain. */
export type ServerStep = ChainStep<ServerState, Outcome>

/** What reaches a link: what never changes within a call, and what earlier links made of the rest. */
export interface ServerState {
  readonly call: {
    readonly method: 'GET' | 'POST'
    readonly meta: ServerFnMeta
    readonly request: Request | undefined
    readonly signal: AbortSignal | undefined
    /** What the client sent as context, as it came. */
    readonly received: Context
  }
  /** What the next validator receives. */
  readonly input: unknown
  /** The merged outputs of the validators that have run. */
  readonly data: unknown
  /** What may be seen of the client's context. */
  readonly clientLayer: Context
  /** What the server set; it lies over the client's, whichever came first. */
  readonly serverLayer: Context
  /** Both layers. */
  readonly context: Context
  readonly sendContext: Context
}

/** The links of those middleware that have something to do on the server. */
export function serverStepsOf(ordered: readonly MiddlewareDefinition[]): readonly ServerStep[] {
  return ordered.flatMap((definition) => {
    if (definition.kind === 'request') {
      return definition.server === undefined ? [] : [requestStep(definition, definition.server)]
    }
    const { server, validate, validateContext } = definition
    return server || validate || validateContext ? [functionStep(definition)] : []
  })
}

/** The caller's signal, or one that never aborts. */
export function signalOf({ call }: ServerState): AbortSignal {
  return call.signal ?? new AbortController().signal
}

/**
 * The state behind a validator. Plain objects are merged, so that a schema which strips the keys it
 * does not know does not starve the validator after it; any other output replaces the data.
 */
export async function validateData(
  state: ServerState,
  validate: Validate | undefined,
): Promise<ServerState> {
  if (validate === undefined) return state
  const { input, data } = state
  const output = await validate(input)
  if (!isPlainObject(input) || !isPlainObject(output)) {
    return { ...state, input: output, data: output }
  }
  return {
    ...state,
    input: { ...input, ...output },
    data: isPlainObject(data) ? { ...data, ...output } : output,
  }
}

function functionStep(definition: FunctionMiddlewareDefinition): ServerStep {
  const { server, source, validate, validateContext } = definition
  const side = { source, side: 'server' } as const
  return async (received, runNext) => {
    const state = await validateReceived(await validateData(received, validate), validateContext)
    if (server === undefined) return runNext(state)
    const { data, context, sendContext, call } = state
    const outcomes = new AbandonedResults()
    // The arguments of `next` are known to the types of the side; here they are only merged.
    const next = (async (options) => {
      refuseNextOptions(options, 'serverNext', side)
      return outcomes.take(await runNext(outcomes.send(extend(state, options))))
    }) as ServerFnArgs<ChainTypes>['next']
    try {
      const returned = await server({
        data,
        context,
        method: call.method,
        serverFnMeta: call.meta,
        get signal() {
          return signalOf(state)
        },
        next,
      })
      const fallback = { context, [SEND_CONTEXT]: sendContext }
      return outcomes.passOn(toOutcome(returned, side, fallback))
    } catch (thrown) {
      outcomes.drop()
      throw thrown
    }
  }
}

/** Carries the outcome of the rest of the chain through a request middleware's own. */
const OUTCOME: unique symbol = Symbol('outcome')

function requestStep(
  { source }: RequestMiddlewareDefinition,
  server: NonNullable<RequestMiddlewareDefinition['server']>,
): ServerStep {
  const side = { source, server }
  return async (state, runNext) => {
    const { call, context, sendContext } = state
    const { request } = call
    if (request === undefined)
      throw usageError(NO_REQUEST, { call: source?.name ?? 'A middleware' })
    const { pathname } = new URL(request.url)
    const handlerType = 'serverFn'
    const requestState = {
      request,
      pathname,
      handlerType,
      serverFnMeta: call.meta,
      params: undefined,
      context,
    } as const
    const outcomes = new AbandonedResults()
    try {
      const returned = await callRequestMiddleware(side, requestState, async (added) => {
        const extended = extend(state, added === undefined ? {} : { context: added })
        const outcome = outcomes.take(await runNext(outcomes.send(extended)))
        const { context: ended } = outcome
        return { request, pathname, context: ended, response: undefined, [OUTCOME]: outcome }
      })
      throwRouterValue(returned)
      if (hasOwn(returned, OUTCOME)) {
        const { [OUTCOME]: outcome } = returned as { [OUTCOME]: Outcome }
        return outcomes.passOn(outcome)
      }
      if (returned instanceof Response) {
        outcomes.discard()
        return { result: returned, context, [SEND_CONTEXT]: sendContext }
      }
      throw nextNotReturned({ source, side: 'server' })
    } catch (thrown) {
      outcomes.discard()
      throw thrown
    }
  }
}

function extend(
  state: ServerState,
  { context, sendContext }: ServerNextOptions<object, object> = {},
): ServerState {
  return {
    ...state,
    serverLayer: mergeContext(state.serverLayer, context),
    context: mergeContext(state.context, context),
    sendContext: mergeContext(state.sendContext, sendContext),
  }
}

/** The state behind a context validator, which sees all that the client sent. */
async function validateReceived(
  state: ServerState,
  validate: Validate | undefined,
): Promise<ServerState> {
  if (validate === undefined) return state
  const output = await validate({ ...state.call.received }).catch((error: unknown) => {
    throw error instanceof ValidationError
      ? new ValidationError(error.issues, { target: 'context', cause: error })
      : error
  })
  const added = output instanceof Object ? output : undefined
  const clientLayer = mergeContext(state.clientLayer, added)
  return { ...state, clientLayer, context: mergeContext(clientLayer, state.serverLayer) }
}

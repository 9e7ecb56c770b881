import { NO_REQUEST } from '../errors/catalog.ts'
import { usageError, ValidationError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { ServerFnArgs, ServerNextOptions } from '../model/middleware-args.types.ts'
import type {
  FunctionMiddlewareDefinition,
  MiddlewareDefinition,
  RequestMiddlewareDefinition,
  RequestMiddlewareFn,
  ServerFnMeta,
  ServerMiddlewareFn,
} from '../model/definition.ts'
import { AbandonedResults, tracked, UnseenResults } from './abandoned-results.ts'
import {
  hasOwn,
  nextNotReturned,
  SEND_CONTEXT,
  throwRouterValue,
  toOutcome,
  type Outcome,
} from '../model/outcome.ts'
import { callRequestMiddleware, type RequestState } from './request-chain.ts'
import { refuseNextOptions } from './check-options.ts'
import { andThen, settle, type MaybePromise } from '../utils/maybe-promise.ts'
import { NextOutcomes } from './next-outcomes.ts'
import type { ChainStep, RunNext } from './run-chain.ts'
import type { Validate } from '../model/validate.ts'

export type ServerStep = ChainStep<ServerState, Outcome>

/** The state that reaches a step. */
export interface ServerState {
  readonly call: {
    readonly method: 'GET' | 'POST'
    readonly meta: ServerFnMeta
    readonly request: Request | undefined
    /** The caller's signal, or one that never aborts. */
    readonly signal: AbortSignal
    /** The context that the client sent, not yet validated. */
    readonly received: Context
  }
  readonly input: unknown
  /** The merged outputs of the validators that have run. */
  readonly data: unknown
  /** The part of the client's context that middleware may see. */
  readonly clientLayer: Context
  /** The server's own values; they win over the client's, whichever came first. */
  readonly serverLayer: Context
  readonly context: Context
  readonly sendContext: Context
}

export function serverStepsOf(ordered: readonly MiddlewareDefinition[]): readonly ServerStep[] {
  return ordered.flatMap((definition) => {
    if (definition.kind === 'request') {
      const { server } = definition
      if (server === undefined) return []
      return [tracked(requestStep(definition, server), () => new UnseenResults())]
    }
    const { server, validate, validateContext } = definition
    if (server !== undefined) {
      return [tracked(functionStep(definition, server), () => new AbandonedResults())]
    }
    return validate || validateContext ? [validatorStep(definition)] : []
  })
}

/**
 * Runs a validator. Plain objects are merged, so that a schema which strips unknown keys does not hide them from the next
 * validator; any other output replaces the data.
 */
export function validateData(
  state: ServerState,
  validate: Validate | undefined,
): MaybePromise<ServerState> {
  if (validate === undefined) return state
  return andThen(validate(state.input), (output) => withOutput(state, output))
}

function withOutput(state: ServerState, output: unknown): ServerState {
  const { input, data } = state
  if (!isPlainObject(input) || !isPlainObject(output)) {
    return { ...state, input: output, data: output }
  }
  return {
    ...state,
    input: { ...input, ...output },
    data: isPlainObject(data) ? { ...data, ...output } : output,
  }
}

function validatorStep(definition: FunctionMiddlewareDefinition): ServerStep {
  return (state, runNext) => andThen(validated(state, definition), runNext)
}

function functionStep(
  definition: FunctionMiddlewareDefinition,
  server: ServerMiddlewareFn,
): ServerStep {
  const side = { source: definition.source, side: 'server' } as const
  const isValidating = (definition.validate ?? definition.validateContext) !== undefined
  const run = (
    state: ServerState,
    runNext: RunNext<ServerState, Outcome>,
  ): MaybePromise<Outcome> => {
    const { data, context, sendContext, call } = state
    const outcomes = new NextOutcomes()
    // The types of the middleware know the arguments of `next`; here they are only merged.
    const next = ((options) =>
      outcomes.promise(() => {
        refuseNextOptions(options, 'serverNext', side)
        return runNext(extend(state, options))
      })) as ServerFnArgs<ChainTypes>['next']
    const returned = server({
      data,
      context,
      method: call.method,
      serverFnMeta: call.meta,
      signal: call.signal,
      next,
    })
    return andThen(outcomes.at(returned), (value) =>
      toOutcome(value, side, { context, [SEND_CONTEXT]: sendContext }),
    )
  }
  return isValidating
    ? (state, runNext) => andThen(validated(state, definition), (valid) => run(valid, runNext))
    : run
}

function validated(
  state: ServerState,
  { validate, validateContext }: FunctionMiddlewareDefinition,
): MaybePromise<ServerState> {
  return andThen(validateData(state, validate), (valid) => validateReceived(valid, validateContext))
}

/** Carries the outcome of the rest of the chain through the outcome of a request middleware. */
const OUTCOME: unique symbol = Symbol('outcome')

function requestStep(
  { source }: RequestMiddlewareDefinition,
  server: RequestMiddlewareFn,
): ServerStep {
  const side = { source, server }
  return async (state, runNext) => {
    const { call, context, sendContext } = state
    const { request, meta: serverFnMeta } = call
    if (request === undefined) {
      throw usageError(NO_REQUEST, { call: source?.name ?? 'A middleware' })
    }
    const { pathname } = new URL(request.url)
    const requestState: RequestState = {
      request,
      pathname,
      handlerType: 'serverFn',
      serverFnMeta,
      params: undefined,
      context,
    }
    const returned = await callRequestMiddleware(side, requestState, async (added) => {
      const outcome = await runNext(extend(state, { context: added }))
      const { context: ended } = outcome
      return { request, pathname, context: ended, response: undefined, [OUTCOME]: outcome }
    })
    throwRouterValue(returned)
    if (hasOwn(returned, OUTCOME)) return (returned as { readonly [OUTCOME]: Outcome })[OUTCOME]
    if (!(returned instanceof Response)) throw nextNotReturned({ source, side: 'server' })
    return { result: returned, context, [SEND_CONTEXT]: sendContext }
  }
}

function extend(
  state: ServerState,
  { context: added, sendContext }: ServerNextOptions<object, object> = {},
): ServerState {
  const context = mergeContext(state.context, added)
  return {
    call: state.call,
    input: state.input,
    data: state.data,
    clientLayer: state.clientLayer,
    // Both are one object until the client's context is visible.
    serverLayer:
      state.serverLayer === state.context ? context : mergeContext(state.serverLayer, added),
    context,
    sendContext: mergeContext(state.sendContext, sendContext),
  }
}

/** The state behind a context validator, which sees everything that the client sent. */
function validateReceived(
  state: ServerState,
  validate: Validate | undefined,
): MaybePromise<ServerState> {
  if (validate === undefined) return state
  return settle(
    () => validate({ ...state.call.received }),
    (output) => {
      const added = output instanceof Object ? output : undefined
      const clientLayer = mergeContext(state.clientLayer, added)
      return { ...state, clientLayer, context: mergeContext(clientLayer, state.serverLayer) }
    },
    (error) => {
      throw error instanceof ValidationError
        ? new ValidationError(error.issues, { target: 'context', cause: error })
        : error
    },
  )
}

import { EMPTY_CONTEXT, mergeContext, type Context } from '../shared/merge-context.ts'
import type { ServerNextOptions, ServerHalfArgs } from './create-middleware.types.ts'
import type { HandlerArgs } from './create-server-fn.types.ts'
import type { ChainTypes } from './chain.types.ts'
import type { MiddlewareDefinition, ServerFnDefinition, ServerFnMeta } from './definition.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'
import { SENT, toOutcome, type Outcome } from './outcome.ts'
import { runChain, type Link } from './run-chain.ts'
import type { Validate } from './validate.ts'

/** A call as it reaches the server half. */
export interface ServerCall {
  /** The caller's data, not yet validated. */
  readonly data: unknown
  /** What the client half sent; the lowest layer of the context. */
  readonly clientContext: Context
  /** What request middleware put into the context before the call. */
  readonly requestContext: Context
  readonly signal: AbortSignal | undefined
}

/** A handler as the runner calls it. */
export type Handler = (args: HandlerArgs<ChainTypes>) => unknown

/** A function as its server half sees it. */
export interface ServerFnImplementation {
  readonly definition: ServerFnDefinition
  readonly meta: ServerFnMeta
  readonly handler: Handler
}

/** The server half of a function's middleware, made once per definition. */
export interface ServerPlan {
  readonly links: readonly ServerLink[]
  /** Whether the client may send context at all: some middleware has a client half. */
  readonly takesClientContext: boolean
}

/** The server half of a middleware, its validator included, as a member of a chain. */
type ServerLink = Link<ServerState, Outcome>

interface ServerState {
  readonly implementation: ServerFnImplementation
  readonly signal: AbortSignal | undefined
  /** What the next validator receives. */
  readonly input: unknown
  /** The merged outputs of the validators that have run. */
  readonly data: unknown
  readonly context: Context
  readonly sendContext: Context
}

/** Plans the server half of middleware in running order. */
export function planServerHalf(ordered: readonly MiddlewareDefinition[]): ServerPlan {
  return {
    links: serverLinksOf(ordered),
    takesClientContext: ordered.some(({ client }) => client !== undefined),
  }
}

/** The links of those middleware that have a validator or a server half. */
function serverLinksOf(ordered: readonly MiddlewareDefinition[]): readonly ServerLink[] {
  return ordered.flatMap((definition) => {
    const { server, validate } = definition
    if (server === undefined && validate === undefined) return []
    const link: ServerLink = async (received, runRest) => {
      const state = await validated(received, validate)
      if (server === undefined) return runRest(state)
      const returned = await server({
        ...argsOf(state),
        get signal() {
          return signalOf(state)
        },
        // The arguments of `next` are known to the types of the half; here they are only merged.
        next: (async (options) => runRest(extend(state, options))) as NextOfAnyHalf,
      })
      return toOutcome(returned, definition, 'server', {
        context: state.context,
        [SENT]: state.sendContext,
      })
    }
    return [link]
  })
}

/** Runs the server half of a call: each middleware, the function's validator, the handler. */
export function runServerChain(
  implementation: ServerFnImplementation,
  plan: ServerPlan,
  call: ServerCall,
): Promise<Outcome> {
  const clientContext = plan.takesClientContext ? call.clientContext : EMPTY_CONTEXT
  const initial: ServerState = {
    implementation,
    signal: call.signal,
    input: call.data,
    data: undefined,
    context: mergeContext(mergeContext(EMPTY_CONTEXT, clientContext), call.requestContext),
    sendContext: EMPTY_CONTEXT,
  }
  return runChain(plan.links, initial, runHandler)
}

type NextOfAnyHalf = ServerHalfArgs<ChainTypes>['next']

async function runHandler(received: ServerState): Promise<Outcome> {
  const state = await validated(received, received.implementation.definition.validate)
  const result = await state.implementation.handler({
    ...argsOf(state),
    get signal() {
      return signalOf(state)
    },
  })
  return { result, context: state.context, [SENT]: state.sendContext }
}

function argsOf(state: ServerState): Omit<HandlerArgs<ChainTypes>, 'signal'> {
  return {
    data: state.data,
    context: state.context,
    method: state.implementation.definition.method,
    serverFnMeta: state.implementation.meta,
  }
}

function signalOf(state: ServerState): AbortSignal {
  return state.signal ?? new AbortController().signal
}

function extend(state: ServerState, options: ServerNextOptions<object, object> = {}): ServerState {
  return {
    ...state,
    context: mergeContext(state.context, options.context),
    sendContext: mergeContext(state.sendContext, options.sendContext),
  }
}

/**
 * The state behind a validator. Plain objects are merged, so that a schema which strips the keys it
 * does not know does not starve the validator after it; any other output replaces the data.
 */
async function validated(state: ServerState, validate: Validate | undefined): Promise<ServerState> {
  if (validate === undefined) return state
  const output = await validate(state.input)
  if (!isPlainObject(state.input) || !isPlainObject(output)) {
    return { ...state, input: output, data: output }
  }
  return {
    ...state,
    input: { ...state.input, ...output },
    data: isPlainObject(state.data) ? { ...state.data, ...output } : output,
  }
}

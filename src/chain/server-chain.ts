import { dispose } from '../streams/dispose.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import type { HandlerArgs } from '../model/server-fn.types.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { MiddlewareDefinition, ServerFnDefinition, ServerFnMeta } from '../model/definition.ts'
import { isRedirect } from '../http/router-values.ts'
import { expectedContext, unvalidatedContext } from './guards/client-context.ts'
import { SEND_CONTEXT, type Outcome } from '../model/outcome.ts'
import type { ChainPlanner } from './plan-chain.ts'
import { andThen, type MaybePromise } from '../utils/maybe-promise.ts'
import { runChain } from './run-chain.ts'
import { serverStepsOf, validateData, type ServerStep, type ServerState } from './server-steps.ts'
import type { Unwinding } from './unwinding.ts'

export interface ServerCall {
  /** Not yet validated. */
  readonly data: unknown
  /** The client's context; the lowest layer of the context. */
  readonly clientContext: Context
  readonly requestContext: Context
  /** `undefined` for a call outside of any request. */
  readonly request: Request | undefined
  readonly signal: AbortSignal | undefined
  /** Ends the wait for a middleware or the handler after an abort of the signal. */
  readonly unwinding?: Unwinding | undefined
}

export type Handler = (args: HandlerArgs<ChainTypes>) => unknown

export interface ServerFnImplementation {
  readonly definition: ServerFnDefinition
  readonly meta: ServerFnMeta
  readonly handler: Handler
  /** Called with data that no validator of the chain accepts. */
  readonly onDroppedData?: ((data: unknown) => void) | undefined
}

/** A server function with the plan of its server side. */
export interface PlannedServerFn {
  readonly implementation: ServerFnImplementation
  readonly plan: ChainPlanner<ServerPlan>
}

export interface ServerPlan {
  readonly steps: readonly ServerStep[]
  readonly validatesData: boolean
  /** Whether the client may send context at all: some middleware has a client side. */
  readonly takesClientContext: boolean
  /** Whether middleware sees only validated context of the client: some middleware validates it. */
  readonly validatesContext: boolean
}

export function planServerMiddleware(ordered: readonly MiddlewareDefinition[]): ServerPlan {
  return {
    steps: serverStepsOf(ordered),
    validatesData: ordered.some(
      (definition) => definition.kind === 'function' && definition.validate !== undefined,
    ),
    takesClientContext: ordered.some(({ client }) => client !== undefined),
    validatesContext: ordered.some(
      (definition) => definition.kind === 'function' && definition.validateContext !== undefined,
    ),
  }
}

/** Runs the server side of a call: each middleware, the function's validator, the handler. */
export function runServerChain(
  implementation: ServerFnImplementation,
  plan: ServerPlan,
  call: ServerCall,
): MaybePromise<Outcome> {
  const { definition, meta, handler, onDroppedData } = implementation
  if (call.data !== undefined && definition.validate === undefined && !plan.validatesData) {
    onDroppedData?.(call.data)
  }
  const received = expectedContext(call.clientContext, plan.takesClientContext)
  const visible = unvalidatedContext(received, plan.validatesContext)
  const clientLayer = mergeContext(EMPTY_CONTEXT, visible)
  const signal = call.signal ?? new AbortController().signal
  const initial: ServerState = {
    call: { method: definition.method, meta, request: call.request, signal, received },
    input: call.data,
    data: undefined,
    clientLayer,
    serverLayer: call.requestContext,
    context: mergeContext(clientLayer, call.requestContext),
    sendContext: EMPTY_CONTEXT,
  }
  const callHandler = (state: ServerState): MaybePromise<Outcome> =>
    andThen(validateData(state, definition.validate), (valid) => {
      const { data, context, sendContext } = valid
      const returned = handler({
        data,
        context,
        method: definition.method,
        serverFnMeta: meta,
        signal,
      })
      return andThen(returned, (result) => {
        if (isRedirect(result)) throw result
        return { result, context, [SEND_CONTEXT]: sendContext }
      })
    })
  return runChain(plan.steps, initial, callHandler, call.unwinding?.guard(disposeOutcome))
}

function disposeOutcome({ result, [SEND_CONTEXT]: sent }: Outcome): void {
  dispose([result, sent])
}

import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { ClientFnArgs, ClientNextOptions } from '../model/middleware-args.types.ts'
import type { CallSettings } from '../model/server-fn.types.ts'
import type { MiddlewareDefinition, ServerFnMeta, Source } from '../model/definition.ts'
import { SEND_CONTEXT, toOutcome, type Outcome } from '../model/outcome.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import { runChain, type ChainStep } from './run-chain.ts'

export interface ClientCall {
  readonly data: unknown
  readonly method: 'GET' | 'POST'
  readonly meta: Pick<ServerFnMeta, 'id'>
  readonly settings: CallSettings
}

export interface OutgoingCall {
  readonly data: unknown
  readonly sendContext: Context
  readonly headers: Headers
  readonly fetch: typeof fetch | undefined
  readonly signal: AbortSignal | undefined
}

/** HTTP in a browser, a function call on the server. */
export type Transport = (call: OutgoingCall) => MaybePromise<Outcome>

interface ClientState {
  readonly call: ClientCall
  readonly context: Context
  readonly sendContext: Context
  readonly headers: readonly HeadersInit[]
  readonly fetch: typeof fetch | undefined
}

export type ClientStep = ChainStep<ClientState, Outcome>

export type CheckClientNext = (options: object | undefined, source: Source | undefined) => void

/** The steps of those middleware that have a client function; production browsers leave out `checkNext`. */
export function clientStepsOf(
  ordered: readonly MiddlewareDefinition[],
  checkNext?: CheckClientNext,
): readonly ClientStep[] {
  return ordered.flatMap((definition) => {
    const { client, source } = definition
    if (client === undefined) return []
    const step: ClientStep = async (state, runNext) => {
      const returned = await client({
        data: state.call.data,
        context: state.context,
        sendContext: state.sendContext,
        method: state.call.method,
        serverFnMeta: state.call.meta,
        fetch: fetchOf(state),
        headers: headersOf(state),
        signal: state.call.settings.signal ?? new AbortController().signal,
        // The types of the middleware know the arguments of `next`; here they are only merged.
        next: (async (options) => {
          checkNext?.(options, source)
          const extended = extend(state, options)
          const outcome = await runNext(extended)
          // The server's context overlays that of the client.
          return { ...outcome, context: mergeContext(extended.context, outcome.context) }
        }) as ClientFnArgs<ChainTypes>['next'],
      })
      return toOutcome(returned, { source, side: 'client' }, NOTHING_RECEIVED)
    }
    return [step]
  })
}

export async function runClientChain(
  steps: readonly ClientStep[],
  call: ClientCall,
  transport: Transport,
): Promise<unknown> {
  const initial: ClientState = {
    call,
    context: EMPTY_CONTEXT,
    sendContext: EMPTY_CONTEXT,
    headers: [],
    fetch: undefined,
  }
  const outcome = await runChain(steps, initial, (state) =>
    transport({
      data: call.data,
      sendContext: state.sendContext,
      headers: headersOf(state),
      fetch: fetchOf(state),
      signal: call.settings.signal,
    }),
  )
  return outcome.result
}

const NOTHING_RECEIVED = { context: EMPTY_CONTEXT, [SEND_CONTEXT]: EMPTY_CONTEXT }

function extend(state: ClientState, options: ClientNextOptions<object, object> = {}): ClientState {
  return {
    call: state.call,
    context: mergeContext(state.context, options.context),
    sendContext: mergeContext(state.sendContext, options.sendContext),
    headers: options.headers === undefined ? state.headers : [...state.headers, options.headers],
    fetch: options.fetch ?? state.fetch,
  }
}

function fetchOf(state: ClientState): typeof fetch | undefined {
  return state.call.settings.fetch ?? state.fetch
}

/** Later middleware wins over earlier, the call over all. */
function headersOf({ call, headers }: ClientState): Headers {
  const merged = new Headers()
  for (const init of [...headers, call.settings.headers]) {
    if (init) new Headers(init).forEach((value, name) => merged.set(name, value))
  }
  return merged
}

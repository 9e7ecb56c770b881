import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { ClientFnArgs, ClientNextOptions } from '../model/middleware.types.ts'
import type { CallSettings } from '../model/server-fn.types.ts'
import type { MiddlewareDefinition, ServerFnMeta, Source } from '../model/definition.ts'
import { SEND_CONTEXT, toOutcome, type Outcome } from '../model/outcome.ts'
import { runChain, type ChainStep } from './run-chain.ts'

/** A call as its caller made it. */
export interface ClientCall {
  readonly data: unknown
  readonly method: 'GET' | 'POST'
  readonly meta: Pick<ServerFnMeta, 'id'>
  readonly settings: CallSettings
}

/** What reaches the end of the client side, ready for a transport. */
export interface OutgoingCall {
  readonly data: unknown
  readonly sendContext: Context
  readonly headers: Headers
  readonly fetch: typeof fetch | undefined
  readonly signal: AbortSignal | undefined
}

/** The end of the client side: HTTP in a browser, a function call on the server. */
export type Transport = (call: OutgoingCall) => Promise<Outcome>

interface ClientState {
  readonly call: ClientCall
  readonly context: Context
  readonly sendContext: Context
  readonly headers: readonly HeadersInit[]
  readonly fetch: typeof fetch | undefined
}

/** The client side of a middleware, as a member of a chain. */
export type ClientStep = ChainStep<ClientState, Outcome>

/** Looks at what a client side passes to `next()`. */
export type CheckClientNext = (options: object | undefined, source: Source | undefined) => void

/**
 * The links of those middleware, in running order, that have a client side.
 *
 * @param checkNext - refuses options that do not exist; a browser does so in development only
 */
export function clientStepsOf(
  ordered: readonly MiddlewareDefinition[],
  checkNext?: CheckClientNext,
): readonly ClientStep[] {
  return ordered.flatMap((definition) => {
    const { client, source } = definition
    if (client === undefined) return []
    const link: ClientStep = async (state, runNext) => {
      const returned = await client({
        data: state.call.data,
        context: state.context,
        sendContext: state.sendContext,
        method: state.call.method,
        serverFnMeta: state.call.meta,
        fetch: fetchOf(state),
        // Most sides read neither: each is made when it is read.
        get headers() {
          return headersOf(state)
        },
        get signal() {
          return state.call.settings.signal ?? new AbortController().signal
        },
        // The arguments of `next` are known to the types of the side; here they are only merged.
        next: (async (options) => {
          checkNext?.(options, source)
          return runNext(extend(state, options))
        }) as NextOfAnySide,
      })
      return toOutcome(returned, { source, side: 'client' }, NOTHING_RECEIVED)
    }
    return [link]
  })
}

/** Runs the client side of a call around a transport; resolves to what the call resolves with. */
export async function runClientChain(
  links: readonly ClientStep[],
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
  const outcome = await runChain(links, initial, (state) =>
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

type NextOfAnySide = ClientFnArgs<ChainTypes>['next']

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

/** Later middleware over earlier, the call site over all. */
function headersOf({ call, headers }: ClientState): Headers {
  const merged = new Headers()
  for (const init of [...headers, call.settings.headers]) {
    new Headers(init).forEach((value, name) => merged.set(name, value))
  }
  return merged
}

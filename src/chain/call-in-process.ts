import { markHandled, dispose } from '../streams/dispose.ts'
import { EMPTY_CONTEXT, type Context } from '../model/context.ts'
import { clientStepsOf, runClientChain } from './client-chain.ts'
import type { CallOptions } from '../model/server-fn.types.ts'
import { AbandonedResults } from './abandoned-results.ts'
import { isStream, localStream } from './local-stream.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import {
  chainPlanner,
  EMPTY_ENVIRONMENT,
  type ChainPlanner,
  type CallEnvironment,
} from './plan-chain.ts'
import { refuseCallOptions, refuseClientNextOptions } from './check-options.ts'
import {
  planServerMiddleware,
  runServerChain,
  type ServerFnImplementation,
  type ServerPlan,
} from './server-chain.ts'
import { Unwinding } from './unwinding.ts'

/** A function that is called where it is implemented. */
export interface LocalServerFn {
  /** Runs both sides of the call, without HTTP and without serialization. */
  readonly call: (options?: CallOptions<unknown>) => Promise<unknown>
  /** The plan of its server side, which the endpoint runs too. */
  readonly plan: ChainPlanner<ServerPlan>
}

/** What is around a call that is made in process. */
export interface InProcessEnvironment {
  readonly chain: CallEnvironment
  /** The request around the caller, if there is one. */
  readonly request: Request | undefined
  /** The context that the request's own middleware made. */
  readonly context: Context
  /** Runs code of the server side where the call's headers lie over those of the request. */
  readonly withHeaders: (headers: Headers) => <T>(run: () => T) => T
}

/** Outside of any request and any app. */
const NOWHERE: InProcessEnvironment = {
  chain: EMPTY_ENVIRONMENT,
  request: undefined,
  context: EMPTY_CONTEXT,
  withHeaders: () => (run) => run(),
}

/**
 * Joins the two sides of a function in process: the chain is that of any call, the transport is one
 * function call.
 *
 * @param environment - asked for each call
 */
export function localServerFn(
  implementation: ServerFnImplementation,
  environment: () => Promise<InProcessEnvironment> | InProcessEnvironment = () => NOWHERE,
): LocalServerFn {
  const { definition, meta } = implementation
  const clientPlan = chainPlanner(definition.middleware, (ordered) =>
    clientStepsOf(ordered, refuseClientNextOptions),
  )
  const plan = chainPlanner(definition.middleware, planServerMiddleware)

  const run = async (
    { data, ...settings }: CallOptions<unknown>,
    hold: () => () => void,
  ): Promise<unknown> => {
    const { chain, request, context, withHeaders } = await environment()
    const clientCall = { data, method: definition.method, meta, settings }
    const links = clientPlan(chain)
    // Without a client side, a result is the caller's at once.
    const given = links.length === 0 ? undefined : new AbandonedResults()
    const ending = runClientChain(links, clientCall, async ({ signal, ...outgoing }) => {
      signal?.throwIfAborted()
      const within = withHeaders(outgoing.headers)
      const outcome = await within(() =>
        runServerChain(implementation, plan(chain), {
          data: outgoing.data,
          clientContext: outgoing.sendContext,
          requestContext: context,
          request,
          signal,
          unwinding: signal && new Unwinding(signal, () => undefined),
        }),
      )
      given?.take(outcome)
      const { result, [SEND_CONTEXT]: sent } = outcome
      // Nobody has to look at it: over the wire, that is so of all that arrives.
      if (sent !== EMPTY_CONTEXT) markHandled(sent)
      return {
        result: isStream(result) ? localStream(result, { within, signal, ended: hold() }) : result,
        // A raw Response travels without context over the wire, so it does in process.
        context: result instanceof Response ? EMPTY_CONTEXT : sent,
        [SEND_CONTEXT]: EMPTY_CONTEXT,
      }
    })
    return given === undefined ? ending : settle(ending, given)
  }
  return {
    plan,
    call: async (options = {}) => {
      refuseCallOptions(options, `\`${meta.name}\` (${meta.filename})`)
      const { signal, ...others } = options
      return signal === undefined
        ? run(options, () => () => undefined)
        : abortable(signal, (own, hold) => run({ ...others, signal: own }, hold))
    },
  }
}

/** What client sides do not pass on of what they were given, nobody looks at. */
async function settle(ending: Promise<unknown>, given: AbandonedResults): Promise<unknown> {
  try {
    const result = await ending
    given.passOn({ result, context: EMPTY_CONTEXT, [SEND_CONTEXT]: EMPTY_CONTEXT })
    return result
  } catch (thrown) {
    given.drop()
    throw thrown
  }
}

/**
 * Rejects with the signal's reason as soon as it aborts, whatever the call still does. The call gets a
 * signal of its own, which never aborts after a normal end; a stream may hold it until its own end.
 */
async function abortable<T>(
  signal: AbortSignal,
  run: (own: AbortSignal, hold: () => () => void) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const own = new AbortController()
  const ended = new AbortController()
  let holders = 1
  const release = (): void => {
    if (--holders === 0) ended.abort()
  }
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = (): void => {
      own.abort(signal.reason)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true, signal: ended.signal })
  })
  // Where a stream outlives the call, nobody looks at it any more.
  aborted.catch(() => undefined)
  const hold = (): (() => void) => {
    holders++
    return release
  }
  const running = run(own.signal, hold)
  try {
    return await Promise.race([running, aborted])
  } catch (thrown) {
    // What comes late, nobody waits for.
    running.then(dispose, () => undefined)
    throw thrown
  } finally {
    release()
  }
}

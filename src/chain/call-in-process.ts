import { markHandled, dispose } from '../streams/dispose.ts'
import { EMPTY_CONTEXT, type Context } from '../model/context.ts'
import { AbandonedResults, track } from './abandoned-results.ts'
import { clientStepsOf, runClientChain, type Transport } from './client-chain.ts'
import type { CallOptions } from '../model/server-fn.types.ts'
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

export interface LocalServerFn {
  /** Runs both sides of the call, without HTTP and without serialization. */
  readonly call: (options?: CallOptions<unknown>) => Promise<unknown>
  /** The plan of the server side, which the endpoint runs too. */
  readonly plan: ChainPlanner<ServerPlan>
}

export interface InProcessEnvironment {
  readonly chain: CallEnvironment
  readonly request: Request | undefined
  readonly context: Context
  /** Runs server code with the call's headers over those of the request. */
  readonly withHeaders: (headers: Headers) => <T>(run: () => T) => T
}

/** Outside of any request and any app. */
const NO_ENVIRONMENT: InProcessEnvironment = {
  chain: EMPTY_ENVIRONMENT,
  request: undefined,
  context: EMPTY_CONTEXT,
  withHeaders: () => (run) => run(),
}

/** Joins both sides of a function in process: the chain of any call, with a function call as its transport. */
export function localServerFn(
  implementation: ServerFnImplementation,
  environment: () => Promise<InProcessEnvironment> | InProcessEnvironment = () => NO_ENVIRONMENT,
): LocalServerFn {
  const { definition, meta } = implementation
  const clientPlan = chainPlanner(definition.middleware, (ordered) =>
    clientStepsOf(ordered, refuseClientNextOptions),
  )
  const plan = chainPlanner(definition.middleware, planServerMiddleware)

  const run = async (
    { data, ...settings }: CallOptions<unknown>,
    keepSignal: () => () => void,
  ): Promise<unknown> => {
    const { chain, request, context, withHeaders } = await environment()
    const clientCall = { data, method: definition.method, meta, settings }
    const transport: Transport = async ({ signal, ...outgoing }) => {
      signal?.throwIfAborted()
      const within = withHeaders(outgoing.headers)
      const { result, [SEND_CONTEXT]: sent } = await within(() =>
        runServerChain(implementation, plan(chain), {
          data: outgoing.data,
          clientContext: outgoing.sendContext,
          requestContext: context,
          request,
          signal,
          unwinding: signal && new Unwinding(signal, () => undefined),
        }),
      )
      // As over the wire, where received promises count as handled.
      if (sent !== EMPTY_CONTEXT) markHandled(sent)
      return {
        result: isStream(result)
          ? localStream(result, { within, signal, ended: keepSignal() })
          : result,
        // A raw Response has no context, as over the wire.
        context: result instanceof Response ? EMPTY_CONTEXT : sent,
        [SEND_CONTEXT]: EMPTY_CONTEXT,
      }
    }
    const steps = clientPlan(chain)
    if (steps.length === 0) return runClientChain(steps, clientCall, transport)
    const outcome = await track(new AbandonedResults(), transport, async (next) => ({
      result: await runClientChain(steps, clientCall, next),
      context: EMPTY_CONTEXT,
      [SEND_CONTEXT]: EMPTY_CONTEXT,
    }))
    return outcome.result
  }
  return {
    plan,
    call: async (options = {}) => {
      refuseCallOptions(options, `\`${meta.name}\` (${meta.filename})`)
      const { signal, ...others } = options
      return signal === undefined
        ? run(options, () => () => undefined)
        : abortable(signal, (own, keepSignal) => run({ ...others, signal: own }, keepSignal))
    },
  }
}

/**
 * Rejects with the signal's reason as soon as it aborts, whatever the call still does. The call gets a signal
 * of its own, which never aborts after a normal end; a stream may keep it until its own end.
 */
async function abortable<T>(
  signal: AbortSignal,
  run: (own: AbortSignal, keepSignal: () => () => void) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const own = new AbortController()
  const ended = new AbortController()
  let users = 1
  const release = (): void => {
    if (--users === 0) ended.abort()
  }
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = (): void => {
      own.abort(signal.reason)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true, signal: ended.signal })
  })
  // A stream may outlive the call, which no longer observes this promise then.
  aborted.catch(() => undefined)
  const running = run(own.signal, () => {
    users++
    return release
  })
  try {
    return await Promise.race([running, aborted])
  } catch (thrown) {
    running.then(dispose, () => undefined)
    throw thrown
  } finally {
    release()
  }
}

import type { ServerFn } from '../model/server-fn.types.ts'
import { isStream, localStream } from '../chain/local-stream.ts'
import { runServerChain } from '../chain/server-chain.ts'
import { uncompiledServerSide } from '../builder/run-uncompiled.ts'
import { knownEndpoint } from '../server/endpoint/registry.ts'
import { enterScope } from '../server/request/request-scope.ts'
import type { ServerApp } from '../server/request/server-app.ts'
import { usageError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import { NO_IMPLEMENTATION } from '../errors/catalog-testing.ts'
import { assertServerFn, describeFn } from './describe-fn.ts'
import { scopeFor, type TestRequest } from './test-request.ts'

/**
 * Options of a call on the server's side alone.
 *
 * @typeParam TInput - what the function takes
 */
export type CallServerFnOptions<TInput> = CallServerFnSettings &
  (undefined extends TInput ? { readonly data?: TInput } : { readonly data: TInput })

/** The part of those options that does not depend on the function's input. */
export interface CallServerFnSettings {
  /** What the host and global request middleware would have put into the context. */
  readonly context?: object
  /** What client middleware would have sent as context; context validators see it. */
  readonly sendContext?: object
  /** The request that is being answered; that of `withRequest()` around the call when omitted. */
  readonly request?: TestRequest
  /** Headers of the request, as client middleware would have set them. */
  readonly headers?: HeadersInit
  /**
   * Aborts the call, as a caller who goes away does.
   *
   * @defaultValue the request's own
   */
  readonly signal?: AbortSignal
}

/** `callServerFn` as its users see it. */
export type CallServerFn = <TInput, TResult>(
  serverFn: ServerFn<TInput, TResult>,
  ...options: undefined extends TInput
    ? [options?: CallServerFnOptions<TInput>]
    : [options: CallServerFnOptions<TInput>]
) => Promise<TResult>

/**
 * Calls the server side of a function alone.
 *
 * @throws what was thrown; SeamlineError `NO_IMPLEMENTATION`, `NO_SERVER_FN`
 */
export async function callServerFnOf<TResult>(
  app: ServerApp,
  serverFn: ServerFn<never, TResult>,
  settings: CallServerFnSettings & { readonly data?: unknown } = {},
): Promise<TResult> {
  // To whom a function is handed says what it takes; here it is only looked up.
  const untyped = serverFn as ServerFn<unknown, unknown>
  assertServerFn(untyped, 'callServerFn()')
  const side = knownEndpoint(untyped) ?? uncompiledServerSide(untyped)
  if (side === undefined) throw usageError(NO_IMPLEMENTATION, { serverFn: describeFn(untyped) })
  const scope = await scopeFor(app, settings)
  const signal = settings.signal ?? scope.request.signal
  signal.throwIfAborted()
  const within = <T>(run: () => T): T => enterScope(scope, run)
  const { result } = await within(() =>
    runServerChain(side.implementation, side.plan(scope.chain), {
      data: settings.data,
      clientContext: mergeContext(EMPTY_CONTEXT, settings.sendContext),
      requestContext: scope.context,
      request: scope.request,
      signal,
    }),
  )
  const given = isStream(result)
    ? localStream(result, { within, signal: settings.signal, ended: () => undefined })
    : result
  // What its handler returned, or a middleware in its place, as for any caller.
  return given as TResult
}

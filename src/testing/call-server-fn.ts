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
import { assertServerFn, describeId } from './describe-fn.ts'
import { scopeFor, type TestRequest } from './with-request.ts'

/**
 * Options of `callServerFn()`.
 *
 * @typeParam TInput - the input of the function
 */
export type CallServerFnOptions<TInput> = CallServerFnSettings &
  (undefined extends TInput ? { readonly data?: TInput } : { readonly data: TInput })

/** The options of `callServerFn()` that do not depend on the function's input. */
export interface CallServerFnSettings {
  /** The context from the host and global request middleware. */
  readonly context?: object
  /** The context sent by client middleware, for context validators. */
  readonly sendContext?: object
  /**
   * The request of the call.
   *
   * @defaultValue the request of an enclosing `withRequest()`, else one for `/`
   */
  readonly request?: TestRequest
  /** Headers of the request, as client middleware would have set them. */
  readonly headers?: HeadersInit
  /**
   * Aborts the call, as a caller who leaves does.
   *
   * @defaultValue the request's own
   */
  readonly signal?: AbortSignal
}

/** The type of `callServerFn`. */
export type CallServerFn = <TInput, TResult>(
  serverFn: ServerFn<TInput, TResult>,
  ...options: undefined extends TInput
    ? [options?: CallServerFnOptions<TInput>]
    : [options: CallServerFnOptions<TInput>]
) => Promise<TResult>

/** `callServerFn` for an app. */
export async function callServerFnOf<TResult>(
  app: ServerApp,
  serverFn: ServerFn<never, TResult>,
  settings: CallServerFnSettings & { readonly data?: unknown } = {},
): Promise<TResult> {
  // The caller's types hold the data to the function's input.
  const untyped = serverFn as ServerFn<unknown, unknown>
  assertServerFn(untyped, 'callServerFn()')
  const side = knownEndpoint(untyped) ?? uncompiledServerSide(untyped)
  if (side === undefined) {
    throw usageError(NO_IMPLEMENTATION, { serverFn: describeId(untyped.serverFnMeta.id) })
  }
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
  const returned = isStream(result)
    ? localStream(result, { within, signal: settings.signal, ended: () => undefined })
    : result
  // The handler's type, which middleware that replaces the result must keep.
  return returned as TResult
}

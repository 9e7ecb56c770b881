import type {
  AppendAll,
  ChainTypes,
  EmptyChain,
  HasChain,
  MergeInput,
  MergeOutput,
  ServerContextOf,
} from './chain.types.ts'
import type { Settled } from '../utils/maybe-promise.ts'
import type { Middleware } from './middleware.types.ts'
import type { InputCheck, ResultCheck, Strict, Strictness, StrictnessOf } from './sendable.types.ts'
import type { ServerFnOptions, StrictnessOver, StrictOption } from './server-fn-options.types.ts'
import type { DEFINITION, ServerFnDefinition, ServerFnMeta } from './definition.ts'
import type { Validator, ValidatorTypes } from './validator.types.ts'

/** `createServerFn` as its users see it. */
export type CreateServerFn = <const TOption extends StrictOption = true>(
  options?: ServerFnOptions<TOption>,
) => ServerFnBuilder<EmptyChain, StrictnessOf<TOption>>

/**
 * The builder that `createServerFn()` returns; every step is a new value. A call starts another builder with its
 * middleware and options; new options win. The call has no comment of its own, so that editors show that of the base.
 *
 * @throws SeamlineError from that call: `HANDLER_MISSING` when it is called as if it were a server function,
 * `UNKNOWN_OPTION` for an option that does not exist, `INVALID_OPTION` for another method.
 */
export interface ServerFnBuilder<TChain extends ChainTypes, TStrict extends Strictness = Strict>
  extends ServerFnBase<TChain>, ServerFnEnd<TChain, TStrict> {
  <const TOption extends StrictOption | undefined = undefined>(
    options?: ServerFnOptions<TOption>,
  ): ServerFnBuilder<TChain, StrictnessOver<TStrict, TOption>>
  /**
   * Appends middleware, or the middleware of other builders. They run in list order, each after what
   * it depends on, each once per call.
   *
   * @throws SeamlineError `NOT_A_MIDDLEWARE` when an entry is not a middleware.
   */
  middleware<const TList extends readonly ServerFnLink[]>(
    list: TList,
  ): ServerFnBuilder<AppendAll<TChain, MiddlewareOf<TList>>, TStrict>
  /**
   * Validates the caller's data on the server, after all middleware and before the handler.
   *
   * @throws SeamlineError `INVALID_VALIDATOR` for any other argument.
   */
  inputValidator<TValidator extends Validator>(
    validator: TValidator,
  ): ValidatedServerFnBuilder<
    TChain,
    {
      readonly input: MergeInput<TChain['input'], ValidatorTypes<TValidator>['input']>
      readonly output: MergeOutput<TChain['output'], ValidatorTypes<TValidator>['output']>
      readonly serverContext: TChain['serverContext']
      readonly clientContext: TChain['clientContext']
      readonly sentToServer: TChain['sentToServer']
      readonly validatedContext: TChain['validatedContext']
      readonly sentToClient: TChain['sentToClient']
    },
    TStrict
  >
  /** The same method under its newer name. */
  readonly validator: ServerFnBuilder<TChain, TStrict>['inputValidator']
}

/** The builder after `.inputValidator()`. A call starts another builder, its validator kept. */
export interface ValidatedServerFnBuilder<
  TMiddleware extends ChainTypes,
  TChain extends ChainTypes,
  TStrict extends Strictness = Strict,
>
  extends ServerFnBase<TMiddleware>, ServerFnEnd<TChain, TStrict> {
  <const TOption extends StrictOption | undefined = undefined>(
    options?: ServerFnOptions<TOption>,
  ): ValidatedServerFnBuilder<TMiddleware, TChain, StrictnessOver<TStrict, TOption>>
  /** Appends middleware; the validator still runs after all of it. */
  middleware<const TList extends readonly ServerFnLink[]>(
    list: TList,
  ): ValidatedServerFnBuilder<
    AppendAll<TMiddleware, MiddlewareOf<TList>>,
    AppendAll<TChain, MiddlewareOf<TList>>,
    TStrict
  >
}

/** A member of a server function's `.middleware([…])`. */
export type ServerFnLink = Middleware | ServerFnBase

/** A server-function builder, listed for its middleware. */
export interface ServerFnBase<TMiddleware extends ChainTypes = ChainTypes> {
  /** The record. Not part of the public interface. */
  readonly [DEFINITION]: ServerFnDefinition
  /** Carries types only; never present at run time. */
  readonly '~middleware'?: TMiddleware
}

/** The types of each member of a list of middleware and builders. */
export type MiddlewareOf<TList extends readonly ServerFnLink[]> = {
  readonly [TKey in keyof TList]: HasChain<
    TList[TKey] extends { readonly '~middleware'?: infer TChain }
      ? Extract<TChain, ChainTypes>
      : TList[TKey] extends HasChain<infer TChain>
        ? TChain
        : EmptyChain
  >
}

/** The end of a chain. */
export interface ServerFnEnd<
  TChain extends ChainTypes,
  TStrict extends Strictness = Strict,
  TInputCheck = InputCheck<TChain['input'], TStrict>,
> {
  /**
   * Ends the chain with the code that runs on the server; the transform removes it from the
   * browser's bundle and leaves a stub that sends the call.
   *
   * @throws SeamlineError `HANDLER_MISSING` when there is no argument, `INVALID_MIDDLEWARE_FN` when it is not a
   * function.
   */
  handler<TResult>(
    handler: ((args: HandlerArgs<TChain>) => TResult) &
      TInputCheck &
      ResultCheck<Settled<TResult>, TStrict>,
  ): ServerFn<TChain['input'], Settled<TResult>>
}

/** The argument of a handler. */
export interface HandlerArgs<TChain extends ChainTypes> {
  /** The merged outputs of the chain's validators; `undefined` when there are none. */
  readonly data: TChain['output']
  /** The client's context, overlaid by that of server middleware. */
  readonly context: Readonly<ServerContextOf<TChain>>
  /** The method of the server function. */
  readonly method: 'GET' | 'POST'
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal
  /** Which server function this is. */
  readonly serverFnMeta: ServerFnMeta
}

/**
 * A server function: call it from anywhere. A call runs the client middleware, then the server's side, in process or over
 * HTTP; it rejects with the error of the handler or a middleware (see the README's table of errors). The call has no
 * comment of its own, so that editors show that of the function.
 *
 * @typeParam TInput - the input of its validators; `undefined` without one
 * @typeParam TResult - the result of its handler
 */
export interface ServerFn<TInput, TResult> {
  (
    ...args: undefined extends TInput
      ? [options?: CallOptions<TInput>]
      : [options: CallOptions<TInput>]
  ): Promise<TResult>
  /** Its endpoint, as the `action` of an HTML form: a path, or a URL with `serverFns.endpoint`. */
  readonly url: string
  /** How the browser sends the call. */
  readonly method: 'GET' | 'POST'
  /** Its id; on the server also its name and file. */
  readonly serverFnMeta: Pick<ServerFnMeta, 'id'> & Partial<ServerFnMeta>
}

/** Options of a call. */
export type CallOptions<TInput> = CallSettings &
  (undefined extends TInput ? { readonly data?: TInput } : { readonly data: TInput })

/** The part of a call's options that does not depend on its input. */
export interface CallSettings {
  /** Sent with the request; they win over those of client middleware. */
  readonly headers?: HeadersInit | undefined
  /** Aborts the call; it then rejects with `signal.reason`. @defaultValue none: nothing aborts the call */
  readonly signal?: AbortSignal | undefined
  /**
   * Makes the request instead of every other `fetch`.
   *
   * @defaultValue a middleware's, else `serverFns.fetch` of the start instance, else the global one
   */
  readonly fetch?: typeof fetch | undefined
}

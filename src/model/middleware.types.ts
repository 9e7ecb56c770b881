import type { MiddlewareDefinition, DEFINITION } from './definition.ts'
import type {
  AppendAll,
  ChainTypes,
  EmptyChain,
  HasChain,
  MergeInput,
  MergeOutput,
  MergeValidated,
} from './chain.types.ts'
import type { AddedContext, AddedSent, MiddlewareReturn } from './outcome.types.ts'
import type { ClientFnArgs, ServerFnArgs } from './middleware-args.types.ts'
import type { Overlay } from '../utils/type-helpers.ts'
import type { Validator, ValidatorTypes } from './validator.types.ts'

/** A middleware, ready to be listed in `.middleware([...])`. */
export interface Middleware<TChain extends ChainTypes = ChainTypes> extends HasChain<TChain> {
  /** The record. Not part of the public interface. */
  readonly [DEFINITION]: MiddlewareDefinition
}

/** A list of middleware. */
export type MiddlewareList = readonly Middleware[]

/** A function middleware: wraps calls of server functions, on both sides. */
export interface FunctionMiddleware<
  TChain extends ChainTypes = ChainTypes,
> extends Middleware<TChain> {
  /** Distinguishes the two types; never present at run time. */
  readonly '~type'?: 'function'
}

/** The builder that `createMiddleware({ type: 'function' })` returns; every step is a new value. */
export interface FunctionMiddlewareBuilder<
  TChain extends ChainTypes = EmptyChain,
> extends FunctionMiddlewareAfterList<TChain> {
  /**
   * Lists the middleware that this one depends on; they run before it, each once per call.
   *
   * @throws SeamlineError `NOT_A_MIDDLEWARE` when an entry is not a middleware.
   */
  middleware<const TList extends MiddlewareList>(
    list: TList,
  ): FunctionMiddlewareAfterList<AppendAll<TChain, TList>>
}

/** After `.middleware()`. */
export interface FunctionMiddlewareAfterList<
  TChain extends ChainTypes,
> extends FunctionMiddlewareAfterValidator<TChain> {
  /**
   * Validates the caller's data on the server, before this middleware's `.server` function.
   *
   * @throws SeamlineError `INVALID_VALIDATOR` for any other argument.
   */
  inputValidator<TValidator extends Validator>(
    validator: TValidator,
  ): FunctionMiddlewareAfterValidator<{
    readonly input: MergeInput<TChain['input'], ValidatorTypes<TValidator>['input']>
    readonly output: MergeOutput<TChain['output'], ValidatorTypes<TValidator>['output']>
    readonly serverContext: TChain['serverContext']
    readonly clientContext: TChain['clientContext']
    readonly sentToServer: TChain['sentToServer']
    readonly validatedContext: TChain['validatedContext']
    readonly sentToClient: TChain['sentToClient']
  }>
  /** The same method under its newer name. */
  readonly validator: FunctionMiddlewareAfterList<TChain>['inputValidator']
}

/** After `.inputValidator()`. */
export interface FunctionMiddlewareAfterValidator<
  TChain extends ChainTypes,
> extends FunctionMiddlewareAfterClient<TChain> {
  /**
   * Wraps the call where it is made: in the browser, or on the server for a call made there. It must
   * return the outcome of `next()`, or an outcome of its own.
   *
   * @throws SeamlineError `INVALID_MIDDLEWARE_FN` when the argument is not a function.
   */
  client<TReturn extends MiddlewareReturn>(
    fn: (args: ClientFnArgs<TChain>) => TReturn,
  ): FunctionMiddlewareAfterClient<{
    readonly input: TChain['input']
    readonly output: TChain['output']
    readonly serverContext: TChain['serverContext']
    readonly clientContext: Overlay<TChain['clientContext'], AddedContext<TReturn>>
    readonly sentToServer: Overlay<TChain['sentToServer'], AddedSent<TReturn>>
    readonly validatedContext: TChain['validatedContext']
    readonly sentToClient: TChain['sentToClient']
  }>
}

/** After `.client()`. */
export interface FunctionMiddlewareAfterClient<
  TChain extends ChainTypes,
> extends FunctionMiddlewareAfterContextValidator<TChain> {
  /**
   * Validates the context that client middleware sends, before the `.server` function. If any middleware
   * of a chain has a context validator, the chain sees only the context that these validators return.
   *
   * @throws SeamlineError `INVALID_VALIDATOR` for any other argument.
   */
  contextValidator<TValidator extends Validator>(
    validator: TValidator,
  ): FunctionMiddlewareAfterContextValidator<{
    readonly input: TChain['input']
    readonly output: TChain['output']
    readonly serverContext: TChain['serverContext']
    readonly clientContext: TChain['clientContext']
    readonly sentToServer: TChain['sentToServer']
    readonly validatedContext: MergeValidated<
      TChain['validatedContext'],
      Extract<ValidatorTypes<TValidator>['output'], object>
    >
    readonly sentToClient: TChain['sentToClient']
  }>
}

/** After `.contextValidator()`. */
export interface FunctionMiddlewareAfterContextValidator<
  TChain extends ChainTypes,
> extends FunctionMiddleware<TChain> {
  /**
   * Wraps the handler on the server; the transform removes it from the browser's bundle. It must
   * return the outcome of `next()`, or an outcome of its own.
   *
   * @throws SeamlineError `INVALID_MIDDLEWARE_FN` when the argument is not a function.
   */
  server<TReturn extends MiddlewareReturn>(
    fn: (args: ServerFnArgs<TChain>) => TReturn,
  ): FunctionMiddleware<{
    readonly input: TChain['input']
    readonly output: TChain['output']
    readonly serverContext: Overlay<TChain['serverContext'], AddedContext<TReturn>>
    readonly clientContext: TChain['clientContext']
    readonly sentToServer: TChain['sentToServer']
    readonly validatedContext: TChain['validatedContext']
    readonly sentToClient: Overlay<TChain['sentToClient'], AddedSent<TReturn>>
  }>
}

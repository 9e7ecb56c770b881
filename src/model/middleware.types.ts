import type { MiddlewareDefinition, DEFINITION, ServerFnMeta } from './definition.ts'
import type {
  AddedContext,
  AddedSent,
  AppendAll,
  AppendValidator,
  ChainTypes,
  ClientOutcome,
  EmptyChain,
  MiddlewareData,
  MiddlewareReturn,
  HasChain,
  MergeValidated,
  Replace,
  ServerContextOf,
  ServerOutcome,
} from './chain.types.ts'
import type { SentToClientCheck, SentToServerCheck } from './sent-context.types.ts'
import type { Overlay } from '../utils/type-helpers.ts'
import type { OutputOf, Validator, ValidatorTypes } from './validator.types.ts'

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
  ): FunctionMiddlewareAfterValidator<AppendValidator<TChain, ValidatorTypes<TValidator>>>
  /** The same method under its newer name. */
  validator<TValidator extends Validator>(
    validator: TValidator,
  ): FunctionMiddlewareAfterValidator<AppendValidator<TChain, ValidatorTypes<TValidator>>>
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
  ): FunctionMiddlewareAfterClient<
    Replace<
      TChain,
      {
        readonly clientContext: Overlay<TChain['clientContext'], AddedContext<TReturn>>
        readonly sentToServer: Overlay<TChain['sentToServer'], AddedSent<TReturn>>
      }
    >
  >
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
  ): FunctionMiddlewareAfterContextValidator<
    Replace<
      TChain,
      {
        readonly validatedContext: MergeValidated<
          TChain['validatedContext'],
          Extract<OutputOf<TValidator>, object>
        >
      }
    >
  >
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
  ): FunctionMiddleware<
    Replace<
      TChain,
      {
        readonly serverContext: Overlay<TChain['serverContext'], AddedContext<TReturn>>
        readonly sentToClient: Overlay<TChain['sentToClient'], AddedSent<TReturn>>
      }
    >
  >
}

/** The arguments of a `.client` function. */
export interface ClientFnArgs<TChain extends ChainTypes> {
  /** The caller's `data`, not yet validated. */
  readonly data: MiddlewareData<TChain, 'input'>
  /** The context set by earlier client middleware; it stays on the client. */
  readonly context: Readonly<TChain['clientContext']>
  /** The context that earlier client middleware sends to the server. */
  readonly sendContext: Readonly<TChain['sentToServer']>
  /** The method of the server function. */
  readonly method: 'GET' | 'POST'
  /** The caller's signal, or one that never aborts. */
  readonly signal: AbortSignal
  /** The called server function. */
  readonly serverFnMeta: Pick<ServerFnMeta, 'id'>
  /** The headers of the request so far, the caller's included. */
  readonly headers: Headers
  /** The `fetch` for the request; `undefined` for the global one. */
  readonly fetch: typeof fetch | undefined
  /** Runs the rest of the chain and resolves to its outcome; each call runs it afresh. */
  readonly next: <TContext extends object = {}, TSent extends object = {}>(
    options?: ClientNextOptions<TContext, TSent>,
  ) => Promise<ClientOutcome<TChain['sentToClient'], TContext, TSent>>
}

/** The options of `next()` in a `.client` function. */
export interface ClientNextOptions<TContext extends object, TSent extends object> {
  /** Merged into the context of later client middleware. */
  readonly context?: TContext | undefined
  /** Merged into the context that is sent to the server. */
  readonly sendContext?: (TSent & SentToServerCheck<TSent>) | undefined
  /** Merged into the headers of the request; the caller's own win over them. */
  readonly headers?: HeadersInit | undefined
  /** Makes the request instead of the global `fetch`; the caller's own wins over it. */
  readonly fetch?: typeof fetch | undefined
}

/** The arguments of a `.server` function. */
export interface ServerFnArgs<TChain extends ChainTypes> {
  /** The merged outputs of the validators that have run. */
  readonly data: MiddlewareData<TChain, 'output'>
  /** The context sent by the client, overridden by earlier server middleware. */
  readonly context: Readonly<ServerContextOf<TChain>>
  /** The method of the server function. */
  readonly method: 'GET' | 'POST'
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal
  /** The called server function. */
  readonly serverFnMeta: ServerFnMeta
  /** Runs the rest of the chain and resolves to its outcome; each call runs it afresh. */
  readonly next: <TContext extends object = {}, TSent extends object = {}>(
    options?: ServerNextOptions<TContext, TSent>,
  ) => Promise<ServerOutcome<TContext, TSent>>
}

/** The options of `next()` in a `.server` function. */
export interface ServerNextOptions<TContext extends object, TSent extends object> {
  /** Merged into the context of later server middleware and the handler. */
  readonly context?: TContext | undefined
  /** Merged into the context sent back to client middleware. */
  readonly sendContext?: (TSent & SentToClientCheck<TSent>) | undefined
}

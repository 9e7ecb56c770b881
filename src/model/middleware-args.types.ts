import type { Overlay } from '../utils/type-helpers.ts'
import type { ServerFnMeta } from './definition.ts'
import type { ChainTypes, MiddlewareData, ServerContextOf } from './chain.types.ts'
import type { ClientOutcome, ServerOutcome } from './outcome.types.ts'
import type { SentToClientCheck, SentToServerCheck } from './sent-context.types.ts'

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
  ) => Promise<
    ClientOutcome<
      Overlay<Overlay<TChain['clientContext'], TContext>, TChain['sentToClient']>,
      TContext,
      TSent
    >
  >
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

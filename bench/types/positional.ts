/**
 * The shape that docs/decisions/0001-builder-types.md turned down, kept so that the measurement can
 * be repeated: the same builder types as in src/core, with one positional parameter per entry.
 */

import type {
  AddedContext,
  AddedSent,
  Carried,
  MiddlewareReturn,
  MergeInput,
  MergeOutput,
} from '../../src/model/chain.types.ts'
import type { InputOf, OutputOf, Validator } from '../../src/model/validator.types.ts'
import type { Overlay, Simplify } from '../../src/utils/type-helpers.ts'

interface Middleware<
  TInput,
  TOutput,
  TServer extends object,
  TClient extends object,
  TToServer extends object,
  TToClient extends object,
> {
  readonly '~input'?: TInput
  readonly '~output'?: TOutput
  readonly '~server'?: TServer
  readonly '~client'?: TClient
  readonly '~toServer'?: TToServer
  readonly '~toClient'?: TToClient
}

type AnyMiddleware = Middleware<unknown, unknown, object, object, object, object>

type InputsOf<T extends readonly AnyMiddleware[], TAcc> = T extends readonly [
  Middleware<infer X, unknown, object, object, object, object>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? InputsOf<R, MergeInput<TAcc, X>>
  : TAcc
type OutputsOf<T extends readonly AnyMiddleware[], TAcc> = T extends readonly [
  Middleware<unknown, infer X, object, object, object, object>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? OutputsOf<R, MergeOutput<TAcc, X>>
  : TAcc
type ServersOf<T extends readonly AnyMiddleware[], TAcc extends object> = T extends readonly [
  Middleware<unknown, unknown, infer X, object, object, object>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? ServersOf<R, Overlay<TAcc, X>>
  : TAcc
type ClientsOf<T extends readonly AnyMiddleware[], TAcc extends object> = T extends readonly [
  Middleware<unknown, unknown, object, infer X, object, object>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? ClientsOf<R, Overlay<TAcc, X>>
  : TAcc
type ToServersOf<T extends readonly AnyMiddleware[], TAcc extends object> = T extends readonly [
  Middleware<unknown, unknown, object, object, infer X, object>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? ToServersOf<R, Overlay<TAcc, X>>
  : TAcc
type ToClientsOf<T extends readonly AnyMiddleware[], TAcc extends object> = T extends readonly [
  Middleware<unknown, unknown, object, object, object, infer X>,
  ...infer R extends readonly AnyMiddleware[],
]
  ? ToClientsOf<R, Overlay<TAcc, X>>
  : TAcc

interface Outcome<TContext extends object, TSent extends object> {
  readonly result: unknown
  readonly context: Readonly<Record<string, unknown>>
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: TSent }>
}
type Next = <TContext extends object = {}, TSent extends object = {}>(options?: {
  readonly context?: TContext
  readonly sendContext?: TSent
  readonly headers?: HeadersInit
}) => Promise<Outcome<TContext, TSent>>

interface AfterClient<
  TInput,
  TOutput,
  TServer extends object,
  TClient extends object,
  TToServer extends object,
  TToClient extends object,
> extends Middleware<TInput, TOutput, TServer, TClient, TToServer, TToClient> {
  server<TReturn extends MiddlewareReturn>(
    side: (args: {
      readonly data: TOutput extends undefined ? unknown : TOutput
      readonly context: Readonly<Simplify<Overlay<TToServer, TServer>>>
      readonly next: Next
    }) => TReturn,
  ): Middleware<
    TInput,
    TOutput,
    Overlay<TServer, AddedContext<TReturn>>,
    TClient,
    TToServer,
    Overlay<TToClient, AddedSent<TReturn>>
  >
}

interface AfterValidator<
  TInput,
  TOutput,
  TServer extends object,
  TClient extends object,
  TToServer extends object,
  TToClient extends object,
> extends AfterClient<TInput, TOutput, TServer, TClient, TToServer, TToClient> {
  client<TReturn extends MiddlewareReturn>(
    side: (args: {
      readonly data: TInput extends undefined ? unknown : TInput
      readonly context: Readonly<TClient>
      readonly next: Next
    }) => TReturn,
  ): AfterClient<
    TInput,
    TOutput,
    TServer,
    Overlay<TClient, AddedContext<TReturn>>,
    Overlay<TToServer, AddedSent<TReturn>>,
    TToClient
  >
}

interface AfterList<
  TInput,
  TOutput,
  TServer extends object,
  TClient extends object,
  TToServer extends object,
  TToClient extends object,
> extends AfterValidator<TInput, TOutput, TServer, TClient, TToServer, TToClient> {
  inputValidator<V extends Validator>(
    validator: V,
  ): AfterValidator<
    MergeInput<TInput, InputOf<V>>,
    MergeOutput<TOutput, OutputOf<V>>,
    TServer,
    TClient,
    TToServer,
    TToClient
  >
}

interface MiddlewareBuilder extends AfterList<undefined, undefined, {}, {}, {}, {}> {
  middleware<const T extends readonly AnyMiddleware[]>(
    list: T,
  ): AfterList<
    InputsOf<T, undefined>,
    OutputsOf<T, undefined>,
    ServersOf<T, {}>,
    ClientsOf<T, {}>,
    ToServersOf<T, {}>,
    ToClientsOf<T, {}>
  >
}

interface FnAfterValidator<TInput, TOutput, TServer extends object, TToServer extends object> {
  handler<TResult>(
    handler: (args: {
      readonly data: TOutput
      readonly context: Readonly<Simplify<Overlay<TToServer, TServer>>>
    }) => TResult,
  ): (
    ...args: undefined extends TInput
      ? [options?: { readonly data?: TInput }]
      : [options: { readonly data: TInput }]
  ) => Promise<Awaited<TResult>>
}

interface FnBuilder<
  TInput,
  TOutput,
  TServer extends object,
  TClient extends object,
  TToServer extends object,
  TToClient extends object,
> extends FnAfterValidator<TInput, TOutput, TServer, TToServer> {
  middleware<const T extends readonly AnyMiddleware[]>(
    list: T,
  ): FnBuilder<
    InputsOf<T, TInput>,
    OutputsOf<T, TOutput>,
    ServersOf<T, TServer>,
    ClientsOf<T, TClient>,
    ToServersOf<T, TToServer>,
    ToClientsOf<T, TToClient>
  >
  inputValidator<V extends Validator>(
    validator: V,
  ): FnAfterValidator<
    MergeInput<TInput, InputOf<V>>,
    MergeOutput<TOutput, OutputOf<V>>,
    TServer,
    TToServer
  >
}

export declare function createMiddleware(options: { type: 'function' }): MiddlewareBuilder
export declare function createServerFn(options?: {
  method?: 'GET' | 'POST'
}): FnBuilder<undefined, undefined, {}, {}, {}, {}>

import type { ChainTypes, HasChain, ServerContextOf } from './chain.types.ts'
import type { Middleware } from './middleware.types.ts'
import type { ServerFn, ServerFnBase, ValidatedServerFnBuilder } from './server-fn.types.ts'
import type { Strictness } from './sendable.types.ts'
import type { ValidatorTypes } from './validator.types.ts'

/**
 * The `data` that a server function, base or middleware takes from its caller, or the input of a validator.
 *
 * @example
 * ```ts
 * type NewNote = InputOf<typeof addNote>
 * ```
 */
export type InputOf<TValue> =
  TValue extends ServerFn<infer TInput, unknown>
    ? TInput
    : TValue extends Chained
      ? ChainOf<TValue>['input']
      : ValidatorTypes<TValue>['input']

/**
 * The result of a server function; the `data` behind the validators of a base or middleware; the output of a validator.
 *
 * @example
 * ```ts
 * type Note = OutputOf<typeof getNote>
 * ```
 */
export type OutputOf<TValue> =
  TValue extends ServerFn<never, infer TResult>
    ? TResult
    : TValue extends Chained
      ? ChainOf<TValue>['output']
      : ValidatorTypes<TValue>['output']

/**
 * The `context` of server code behind a middleware or base: of later middleware and the handler. The type of a server
 * function has no context, because callers do not see it.
 *
 * @example
 * ```ts
 * type Signed = ContextOf<typeof authMiddleware>
 * const ownerOf = (context: Signed) => context.user.id
 * ```
 */
export type ContextOf<TValue extends Chained> = Readonly<ServerContextOf<ChainOf<TValue>>>

/** A middleware, or a base of server functions. */
export type Chained = Middleware | ServerFnBase

type ChainOf<TValue> =
  TValue extends ValidatedServerFnBuilder<ChainTypes, infer TChain, Strictness>
    ? TChain
    : TValue extends ServerFnBase<infer TChain>
      ? TChain
      : TValue extends HasChain<infer TChain>
        ? TChain
        : never

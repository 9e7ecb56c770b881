/**
 * The frozen records that the builders make and the chain reads. A builder carries its record under `DEFINITION`, by
 * which seamline recognises its own values.
 */

import type { ChosenLimits } from '../serialization/limits.ts'
import type { ChainTypes } from './chain.types.ts'
import type { ClientFnArgs, ServerFnArgs } from './middleware-args.types.ts'
import type { RequestFnArgs } from './request-middleware.types.ts'
import type { Validate } from './validate.ts'

/** Registered, because two bundles may each have a copy of this module. */
export const DEFINITION: unique symbol = Symbol.for('seamline.definition')

/** The place of a definition in the source, for messages. */
export interface Source {
  readonly name: string
  readonly filename: string
}

/** Identifies a server function. */
export interface ServerFnMeta {
  /** The id in its endpoint's path. */
  readonly id: string
  /** The name of its binding, for instance `addNote`. */
  readonly name: string
  /** Its file, relative to the project's root. */
  readonly filename: string
}

export type ClientMiddlewareFn = (args: ClientFnArgs<ChainTypes>) => unknown

export type ServerMiddlewareFn = (args: ServerFnArgs<ChainTypes>) => unknown

export type RequestMiddlewareFn = (args: RequestFnArgs<ChainTypes>) => unknown

export type MiddlewareDefinition = FunctionMiddlewareDefinition | RequestMiddlewareDefinition

export interface FunctionMiddlewareDefinition {
  readonly kind: 'function'
  readonly middleware: readonly MiddlewareDefinition[]
  readonly validate?: Validate | undefined
  readonly validateContext?: Validate | undefined
  readonly client?: ClientMiddlewareFn
  readonly server?: ServerMiddlewareFn
  readonly source?: Source
}

export interface RequestMiddlewareDefinition {
  readonly kind: 'request'
  readonly middleware: readonly MiddlewareDefinition[]
  readonly client?: never
  readonly server?: RequestMiddlewareFn
  readonly source?: Source
}

export interface ServerFnDefinition {
  readonly kind: 'serverFn'
  readonly method: 'GET' | 'POST'
  readonly limits?: ChosenLimits | undefined
  readonly middleware: readonly MiddlewareDefinition[]
  readonly validate?: Validate | undefined
}

export interface HasDefinition {
  readonly [DEFINITION]: MiddlewareDefinition | ServerFnDefinition
}

/** The middleware behind a list; a server-function builder stands for its own middleware. */
export function definitionsOf(list: readonly HasDefinition[]): readonly MiddlewareDefinition[] {
  return list.flatMap(({ [DEFINITION]: definition }) =>
    definition.kind === 'serverFn' ? definition.middleware : [definition],
  )
}

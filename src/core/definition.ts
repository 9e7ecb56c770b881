/**
 * The frozen records that the builders make and the chain reads. A builder carries its record
 * under `DEFINITION`, which is how seamline recognises its own values: by brand, never by shape.
 */

import { NOT_A_MIDDLEWARE } from '../shared/error-catalog.ts'
import { describeValue } from '../shared/describe.ts'
import { misuse } from '../shared/errors.ts'
import type { ClientHalfArgs, MiddlewareList, ServerHalfArgs } from './create-middleware.types.ts'
import type { ChainTypes } from './chain.types.ts'
import type { Validate } from './validate.ts'

/** Registered, because two bundles on one page or server may each hold a copy of this module. */
export const DEFINITION: unique symbol = Symbol.for('seamline.definition')

/** Where a definition stands in the source, for messages. */
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

/** A client half as the runner calls it. */
export type ClientHalf = (args: ClientHalfArgs<ChainTypes>) => unknown

/** A server half as the runner calls it. */
export type ServerHalf = (args: ServerHalfArgs<ChainTypes>) => unknown

/** What `createMiddleware()…` describes. */
export interface MiddlewareDefinition {
  readonly middleware: readonly MiddlewareDefinition[]
  readonly validate: Validate | undefined
  readonly client: ClientHalf | undefined
  readonly server: ServerHalf | undefined
  readonly source: Source | undefined
}

/** What `createServerFn()…` describes, its handler aside. */
export interface ServerFnDefinition {
  readonly method: 'GET' | 'POST'
  readonly middleware: readonly MiddlewareDefinition[]
  readonly validate: Validate | undefined
}

/**
 * The records behind a list of middleware.
 *
 * @throws SeamlineError `NOT_A_MIDDLEWARE`
 */
export function definitionsOf(list: MiddlewareList): readonly MiddlewareDefinition[] {
  return list.map((entry: unknown, index) => {
    if (typeof entry === 'object' && entry !== null && DEFINITION in entry) {
      // The brand is only ever put on by createMiddleware.
      return entry[DEFINITION] as MiddlewareDefinition
    }
    throw misuse(NOT_A_MIDDLEWARE, { index, received: describeValue(entry) })
  })
}

/**
 * The builder of a browser in production. It does as src/builder/builder.ts, without the checks, which the server
 * makes, and without validators and `.server` functions, which only the server runs.
 */

import type { CreateMiddleware, MiddlewareOptions } from '../builder/create-middleware.ts'
import type { BuilderDefinition } from '../builder/builder.ts'
import {
  DEFINITION,
  definitionsOf,
  type HasDefinition,
  type ServerFnDefinition,
} from '../model/definition.ts'
import type { CreateServerFn } from '../model/server-fn.types.ts'
import { refuseUncompiled } from './refuse-uncompiled.ts'

function browserBuilder(definition: BuilderDefinition): unknown {
  // A step changes entries that every record of its kind has.
  const withChange = (change: object = {}): unknown =>
    browserBuilder({ ...definition, ...change } as BuilderDefinition)
  const unchanged = (): unknown => withChange()
  return Object.freeze(
    // A server-function builder can be called with options, to start another function from it.
    Object.assign(withChange, {
      [DEFINITION]: Object.freeze(definition),
      middleware: (list: readonly HasDefinition[]) =>
        withChange({ middleware: [...definition.middleware, ...definitionsOf(list)] }),
      inputValidator: unchanged,
      validator: unchanged,
      client: (client: unknown) => withChange({ client }),
      contextValidator: unchanged,
      server: unchanged,
      // Only the types of a server function's builder offer `handler`.
      handler: () => refuseUncompiled(definition as ServerFnDefinition),
    }),
  )
}

// The types have the methods that may still be called: see create-server-fn.ts and create-middleware.ts.

export function browserServerFn(): CreateServerFn {
  return browserBuilder({ kind: 'serverFn', method: 'GET', middleware: [] }) as CreateServerFn
}

export const browserMiddleware = (({
  type = 'request',
}: Partial<MiddlewareOptions<'function' | 'request'>> = {}) =>
  browserBuilder({
    kind: type,
    middleware: [],
  } as unknown as BuilderDefinition)) as CreateMiddleware

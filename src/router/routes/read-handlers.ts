import type { AnyRoute } from '@tanstack/router-core'
import { builderChecks } from '../../builder/builder-checks.ts'
import {
  definitionsOf,
  type HasDefinition,
  type MiddlewareDefinition,
} from '../../model/definition.ts'
import { refuseOthers } from '../../chain/check-options.ts'
import { INVALID_HANDLERS } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import { typeName } from '../../utils/type-name.ts'
import { ANY, METHODS } from './methods.ts'

/** A handler, which its author has typed. */
export type Handler = (args: Readonly<Record<string, unknown>>) => unknown

/** A handler from a route's options. */
export interface ReadHandler {
  readonly method: string
  readonly handler: Handler
  readonly middleware: readonly MiddlewareDefinition[]
}

/** The `server` option of a route, unchecked. */
interface ServerOption {
  readonly middleware?: readonly HasDefinition[]
  readonly handlers?: unknown
}

export function serverOptionOf(route: AnyRoute): ServerOption {
  const { options }: { readonly options?: { readonly server?: ServerOption } & object } = route
  return options?.server ?? {}
}

/** @throws SeamlineError `INVALID_HANDLERS`, `UNKNOWN_OPTION` */
export function readHandlers(route: AnyRoute, name: string): readonly ReadHandler[] {
  const { handlers } = serverOptionOf(route)
  const made: unknown =
    typeof handlers === 'function' ? handlers({ createHandlers: <T>(own: T): T => own }) : handlers
  if (!isRecord(made)) {
    throw usageError(INVALID_HANDLERS, {
      route: name,
      what: 'The value',
      received: `of type ${typeName(made)}`,
    })
  }
  return Object.entries(made).flatMap(([method, entry]) =>
    entry === undefined ? [] : [readHandler(method, entry, name)],
  )
}

function readHandler(method: string, entry: unknown, route: string): ReadHandler {
  if (!NAMES.has(method)) {
    const received = 'not an HTTP method'
    throw usageError(INVALID_HANDLERS, { route, what: `The key \`${method}\``, received })
  }
  if (isHandler(entry)) return { method, handler: entry, middleware: [] }
  const { middleware = [], handler } = isRecord(entry) ? entry : {}
  if (!isHandler(handler)) {
    const received = `of type ${typeName(entry)}`
    throw usageError(INVALID_HANDLERS, { route, what: `The entry \`${method}\``, received })
  }
  refuseOthers(
    () => `The ${method} handler of ${route}`,
    entry as object,
    OPTION_NAMES.routeHandler,
  )
  builderChecks.list('request', middleware, `\`middleware\` of the ${method} handler of ${route}`)
  // Just checked.
  const list = middleware as readonly HasDefinition[]
  return { method, handler, middleware: definitionsOf(list) }
}

const NAMES: ReadonlySet<string> = new Set([...METHODS, ANY])

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

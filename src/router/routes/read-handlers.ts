import type { AnyRoute } from '@tanstack/router-core'
import { builderChecks } from '../../builder/builder-checks.ts'
import {
  definitionsOf,
  type HasDefinition,
  type MiddlewareDefinition,
} from '../../model/definition.ts'
import { refuseOthers } from '../../chain/check-options.ts'
import { INVALID_HANDLERS } from '../../errors/catalog-routes.ts'
import { usageError, type SeamlineError } from '../../errors/errors.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import { typeName } from '../../utils/type-name.ts'

/** The methods of handlers, in the order of `Allow`. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The name of the handler for all other methods. */
const ANY = 'ANY'

/**
 * The names of the handlers that may answer a method, the first that exists first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 for HEAD
 */
export function handlersFor(method: string): readonly string[] {
  return method === 'HEAD' ? ['HEAD', 'GET', ANY] : [method, ANY]
}

/** The value of `Allow` for a path. */
export function allowOf(handlers: ReadonlyMap<string, unknown>, hasPage: boolean): string {
  if (handlers.has(ANY)) return METHODS.join(', ')
  const isAllowed = (method: string): boolean => {
    if (method === 'OPTIONS' || handlers.has(method)) return true
    if (method === 'GET') return hasPage
    return method === 'HEAD' && (hasPage || handlers.has('GET'))
  }
  return METHODS.filter(isAllowed).join(', ')
}

/** A handler, which its author has typed. */
type Handler = (args: Readonly<Record<string, unknown>>) => unknown

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
  if (!isRecord(made)) throw invalid(name, 'The value', `of type ${typeName(made)}`)
  return Object.entries(made).flatMap(([method, entry]) =>
    entry === undefined ? [] : [readHandler(method, entry, name)],
  )
}

function readHandler(method: string, entry: unknown, route: string): ReadHandler {
  if (!NAMES.has(method)) throw invalid(route, `The key \`${method}\``, 'not an HTTP method')
  if (isHandler(entry)) return { method, handler: entry, middleware: [] }
  const { middleware = [], handler } = isRecord(entry) ? entry : {}
  if (!isHandler(handler)) {
    throw invalid(route, `The entry \`${method}\``, `of type ${typeName(entry)}`)
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

function invalid(route: string, what: string, received: string): SeamlineError {
  return usageError(INVALID_HANDLERS, { route, what, received })
}

const NAMES: ReadonlySet<string> = new Set([...METHODS, ANY])

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

import { DEFAULT_KEEP_ALIVE, DEFAULT_LIMITS, isLimit, type Limits } from '../shared/limits.ts'
import { typeName } from '../shared/type-name.ts'
import {
  HANDLER_MISSING,
  INVALID_HALF,
  INVALID_OPTION,
  METHOD_OUT_OF_ORDER,
  NOT_A_MIDDLEWARE,
  WRONG_MIDDLEWARE,
} from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import type { BuilderChecks, Kind } from './builder-environment.ts'
import { DEFINITION, type HasDefinition } from './definition.ts'
import { assertOrigins } from './origins.ts'

/** See {@link BuilderChecks}. */
export const builderChecks: BuilderChecks = {
  type: (type) => checkOption('createMiddleware()', 'type', type, ['function', 'request']),
  options(kind, options) {
    // A builder can be called, so a forgotten handler shows itself by the options of a call.
    const isCall = Object.keys(options).some((name) => CALL_OPTIONS.has(name))
    if (kind !== 'serverFn' || isCall) throw misuse(HANDLER_MISSING, undefined)
    for (const name of Object.keys(options)) {
      checkOption('createServerFn()', 'option', name, ['method', 'limits', 'strict'])
    }
    if ('method' in options) {
      checkOption('createServerFn()', 'method', options.method, ['GET', 'POST'])
    }
    if ('limits' in options) checkLimits('createServerFn()', options.limits)
  },
  serverFns({ limits = {}, streams = {} } = {}) {
    checkLimits('createStart()', limits)
    for (const [name, value] of Object.entries(streams)) {
      checkOption('createStart()', 'serverFns.streams', name, ['keepAlive', 'idleTimeout'])
      if (value === false) continue
      checkNumber('createStart()', `serverFns.streams.${name}`, value, [DEFAULT_KEEP_ALIVE, false])
    }
  },
  origins: assertOrigins,
  list(kind, list, place) {
    const what = (part: string): string => `${part} of ${place ?? '`.middleware([…])`'}`
    if (!Array.isArray(list)) {
      throw misuse(NOT_A_MIDDLEWARE, { what: what('The list'), received: typeName(list) })
    }
    // An entry may be a hole, as an import cycle leaves one, so no entry is passed over.
    Array.from(list, (entry: unknown, index) => {
      if (!hasDefinition(entry)) {
        throw misuse(NOT_A_MIDDLEWARE, { what: what(`Entry ${index}`), received: typeName(entry) })
      }
      if (kind === 'request' && entry[DEFINITION].kind !== 'request') {
        throw misuse(WRONG_MIDDLEWARE, { index, place: place ?? 'a request middleware' })
      }
    })
  },
  step(kind, reached, step) {
    const order = ORDER[kind]
    const isRepeatable = kind === 'serverFn' && step === 'middleware'
    if (isRepeatable || order.indexOf(step) > order.indexOf(reached)) return
    throw misuse(METHOD_OUT_OF_ORDER, { method: step, order })
  },
  callable(method, value) {
    if (typeof value === 'function') return
    if (value === undefined && method === 'handler') throw misuse(HANDLER_MISSING, undefined)
    throw misuse(INVALID_HALF, { method, received: typeName(value) })
  },
}

function hasDefinition(value: unknown): value is HasDefinition {
  return value instanceof Object && DEFINITION in value
}

/** The methods of each kind, in the order in which they may be called. */
const ORDER: Readonly<Record<Kind, readonly string[]>> = {
  serverFn: ['middleware', 'inputValidator', 'handler'],
  function: ['middleware', 'inputValidator', 'client', 'contextValidator', 'server'],
  request: ['middleware', 'server'],
}

const CALL_OPTIONS: ReadonlySet<string> = new Set(['data', 'headers', 'signal', 'fetch'])

function checkLimits(call: string, limits: unknown): void {
  for (const [name, value] of Object.entries(limits ?? {})) {
    checkOption(call, 'limits', name, Object.keys(DEFAULT_LIMITS))
    checkNumber(call, `limits.${name}`, value, [DEFAULT_LIMITS[name as keyof Limits], Infinity])
  }
}

function checkNumber(
  call: string,
  option: string,
  value: unknown,
  accepted: readonly unknown[],
): void {
  if (value === undefined || isLimit(value)) return
  const received = typeof value === 'number' ? String(value) : typeName(value)
  throw misuse(INVALID_OPTION, { call, option, received, accepted })
}

function checkOption(
  call: string,
  option: string,
  value: unknown,
  accepted: readonly unknown[],
): void {
  if (accepted.includes(value)) return
  const received = typeof value === 'string' ? JSON.stringify(value) : typeName(value)
  throw misuse(INVALID_OPTION, { call, option, received, accepted })
}

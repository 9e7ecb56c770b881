import { isLimit } from '../serialization/guards/limits.ts'
import { DEFAULT_KEEP_ALIVE, DEFAULT_LIMITS, type Limits } from '../serialization/limits.ts'
import { typeName } from '../utils/type-name.ts'
import {
  HANDLER_MISSING,
  INVALID_MIDDLEWARE_FN,
  INVALID_OPTION,
  METHOD_OUT_OF_ORDER,
} from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { ORIGIN_NOT_CHECKED } from '../errors/catalog-options.ts'
import { OPTION_NAMES } from '../model/option-names.ts'
import type { BuilderChecks, Kind } from './builder-environment.ts'
import { assertList, assertMiddleware, assertRequestMiddleware } from './guards/middleware-lists.ts'
import { assertOrigins } from '../http/guards/origin-list.ts'
import { refuseOthers } from '../chain/check-options.ts'

export const builderChecks: BuilderChecks = {
  middleware(options: { readonly type?: unknown }) {
    refuseOthers('`createMiddleware()`', options, OPTION_NAMES.middleware)
    const { type = 'request' } = options
    checkOption('createMiddleware()', 'type', type, ['function', 'request'])
  },
  options(kind, options) {
    // A builder can be called, so options of a call mean a forgotten handler.
    const isCall = Object.keys(options).some((name) => CALL_OPTIONS.has(name))
    if (kind !== 'serverFn' || isCall) throw usageError(HANDLER_MISSING, undefined)
    refuseOthers('`createServerFn()`', options, OPTION_NAMES.serverFn)
    if ('method' in options) {
      checkOption('createServerFn()', 'method', options.method, ['GET', 'POST'])
    }
    if ('limits' in options) checkLimits('createServerFn()', options.limits)
  },
  start(options: StartOptions) {
    refuseOthers('`createStart()`', options, OPTION_NAMES.start)
    const { functionMiddleware, requestMiddleware, defaultSsr, serverFns } = options
    builderChecks.list('function', functionMiddleware ?? [], '`functionMiddleware`')
    builderChecks.list('request', requestMiddleware ?? [], '`requestMiddleware`')
    if (defaultSsr !== undefined) {
      checkOption('createStart()', 'defaultSsr', defaultSsr, [true, false, 'data-only'])
    }
    refuseOthers('`serverFns` of `createStart()`', serverFns ?? {}, OPTION_NAMES.serverFns)
    checkLimits('createStart()', serverFns?.limits)
    checkStreams(serverFns?.streams)
    assertOrigins('createStart()', serverFns ?? {}, 'serverFns.')
    if (serverFns?.csrf !== false) return
    // oxlint-disable-next-line no-console -- allowed, but easily left over from a trial
    console.warn(usageError(ORIGIN_NOT_CHECKED, undefined).message)
  },
  list(kind, list, place) {
    const what = (part: string): string => `${part} of ${place ?? '`.middleware([…])`'}`
    assertList(list, what('The list'))
    // `Array.from` visits holes too, which an import cycle can leave.
    Array.from(list, (entry: unknown, index) => {
      assertMiddleware(entry, what(`Entry ${index}`))
      if (kind === 'request') assertRequestMiddleware(entry, index, place)
    })
  },
  step(kind, reached, step) {
    const order = ORDER[kind]
    const isRepeatable = kind === 'serverFn' && step === 'middleware'
    if (isRepeatable || order.indexOf(step) > order.indexOf(reached)) return
    throw usageError(METHOD_OUT_OF_ORDER, { method: step, order })
  },
  callable(method, value) {
    if (typeof value === 'function') return
    if (value === undefined && method === 'handler') throw usageError(HANDLER_MISSING, undefined)
    throw usageError(INVALID_MIDDLEWARE_FN, { method, received: typeName(value) })
  },
}

/** The checked options of an app, whatever their types say. */
interface StartOptions {
  readonly functionMiddleware?: unknown
  readonly requestMiddleware?: unknown
  readonly defaultSsr?: unknown
  readonly serverFns?: Parameters<typeof assertOrigins>[1] & {
    readonly limits?: unknown
    readonly streams?: unknown
    readonly csrf?: unknown
  }
}

function checkLimits(call: string, limits: unknown): void {
  const chosen = Object(limits ?? {}) as Readonly<Record<string, unknown>>
  refuseOthers(`\`limits\` of \`${call}\``, chosen, OPTION_NAMES.limits)
  for (const [name, value] of Object.entries(chosen)) {
    checkNumber(call, `limits.${name}`, value, [DEFAULT_LIMITS[name as keyof Limits], Infinity])
  }
}

function checkStreams(streams: unknown): void {
  const chosen = Object(streams ?? {}) as Readonly<Record<string, unknown>>
  refuseOthers('`streams` of `createStart()`', chosen, OPTION_NAMES.streams)
  for (const [name, value] of Object.entries(chosen)) {
    if (value === false) continue
    checkNumber('createStart()', `serverFns.streams.${name}`, value, [DEFAULT_KEEP_ALIVE, false])
  }
}

const ORDER: Readonly<Record<Kind, readonly string[]>> = {
  serverFn: ['middleware', 'inputValidator', 'handler'],
  function: ['middleware', 'inputValidator', 'client', 'contextValidator', 'server'],
  request: ['middleware', 'server'],
}

const CALL_OPTIONS: ReadonlySet<string> = new Set(OPTION_NAMES.call)

function checkNumber(
  call: string,
  option: string,
  value: unknown,
  accepted: readonly unknown[],
): void {
  if (value === undefined || isLimit(value)) return
  const received = typeof value === 'number' ? String(value) : typeName(value)
  throw usageError(INVALID_OPTION, { call, option, received, accepted })
}

function checkOption(
  call: string,
  option: string,
  value: unknown,
  accepted: readonly unknown[],
): void {
  if (accepted.includes(value)) return
  const received = typeof value === 'string' ? JSON.stringify(value) : typeName(value)
  throw usageError(INVALID_OPTION, { call, option, received, accepted })
}

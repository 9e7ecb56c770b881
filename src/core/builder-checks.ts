import { describeValue } from '../shared/describe.ts'
import {
  HANDLER_MISSING,
  INVALID_HALF,
  INVALID_OPTION,
  METHOD_OUT_OF_ORDER,
} from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import type { BuilderChecks } from './builder-environment.ts'

/** See {@link BuilderChecks}. */
export const builderChecks: BuilderChecks = {
  option(call, option, value, accepted) {
    if (accepted.includes(value)) return
    throw misuse(INVALID_OPTION, { call, option, received: describeOption(value), accepted })
  },
  order(order, reached, method) {
    if (order.indexOf(method) > order.indexOf(reached)) return
    throw misuse(METHOD_OUT_OF_ORDER, { method, order })
  },
  callable(method, value) {
    if (typeof value === 'function') return
    if (value === undefined && method === 'handler') throw misuse(HANDLER_MISSING, undefined)
    throw misuse(INVALID_HALF, { method, received: describeValue(value) })
  },
}

function describeOption(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : describeValue(value)
}

import { pageErrorAdapter } from '../../app/page-error-adapter.ts'
import { PROMISE_KEY } from '../../app/page-promise-adapter.ts'
import { pageUrlAdapter } from '../../app/page-url-adapter.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import type { MaskError } from '../../server/request/request-scope.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'
import { typeName } from '../../utils/type-name.ts'
import { lateMask } from './late-values.ts'
import { lateCheck } from './page-state-error.ts'

/**
 * The adapters with which the router writes the state of a page.
 *
 * @param own - the adapters of the app
 */
export function stateAdapters(
  mask: MaskError,
  own: readonly AnySerializationAdapter[],
): readonly AnySerializationAdapter[] {
  const { isOpen, masked } = lateMask(mask, lateCheck(own))
  const lateAdapter = {
    key: PROMISE_KEY,
    test: isOpen,
    toSerializable: masked,
    fromSerializable: (late: unknown) => late,
  }
  return [pageErrorAdapter(mask), lateAdapter, pageUrlAdapter, refusedAdapter]
}

/** Refuses instances of which the router would keep the items alone: a form or a generator, for instance. */
const refusedAdapter: AnySerializationAdapter = {
  key: 'seamline/refused',
  test: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    !ITERABLE.some((type) => value instanceof type) &&
    !ArrayBuffer.isView(value) &&
    !isPlainObject(value),
  toSerializable: (value: unknown) => {
    throw new TypeError(`values of class ${typeName(value)} cannot be sent`)
  },
  fromSerializable: (value: unknown) => value,
}

/** `Headers` for those of a not-found. */
const ITERABLE = [Array, Map, Set, String, Headers]

import { isPlainObject } from '../../utils/is-plain-object.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { typeName } from '../../utils/type-name.ts'

/**
 * Refuses values that the router would write into a page as another kind: of an instance that can be
 * iterated, a form or a generator for instance, it keeps the items alone.
 */
export const refusedAdapter: AnySerializationAdapter = {
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

/** Those of a not-found are among them: the headers that its response has. */
const ITERABLE = [Array, Map, Set, String, Headers]

/** Lists of middleware. Skipping an entry would skip its checks. */

import { NOT_A_MIDDLEWARE, WRONG_MIDDLEWARE } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { typeName } from '../../utils/type-name.ts'
import { DEFINITION, type HasDefinition } from '../../model/definition.ts'

export function assertList(list: unknown, what: string): asserts list is readonly unknown[] {
  if (!Array.isArray(list)) throw usageError(NOT_A_MIDDLEWARE, { what, received: typeName(list) })
}

export function assertMiddleware(entry: unknown, what: string): asserts entry is HasDefinition {
  if (!(entry instanceof Object && DEFINITION in entry)) {
    throw usageError(NOT_A_MIDDLEWARE, { what, received: typeName(entry) })
  }
}

export function assertRequestMiddleware(
  entry: HasDefinition,
  index: number,
  place = '`.middleware([…])` of a request middleware',
): void {
  if (entry[DEFINITION].kind !== 'request') throw usageError(WRONG_MIDDLEWARE, { index, place })
}

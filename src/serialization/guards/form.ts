import { BAD_FORM } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'

/** The longest name of a field, in characters. */
const NAME_LIMIT = 200

export function assertParts(count: number, limit: number): void {
  if (count > limit) throw protocolError(BAD_FORM, { reason: `it has more than ${limit} parts` })
}

export function assertNames(names: readonly unknown[]): void {
  if (names.some((name) => typeof name === 'string' && name.length > NAME_LIMIT)) {
    throw protocolError(BAD_FORM, {
      reason: `a name in it is longer than ${NAME_LIMIT} characters`,
    })
  }
}

/** The parts of a call with files. */

import { BAD_FORM } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { CALL_PART } from '../content-types.ts'

export function assertCallPart(name: unknown, text: unknown): asserts text is string {
  if (name !== CALL_PART || typeof text !== 'string') {
    throw protocolError(BAD_FORM, { reason: `its first part is not the text \`${CALL_PART}\`` })
  }
}

export function assertFilePart(
  name: string,
  part: FormDataEntryValue,
  index: number,
): asserts part is File {
  if (name !== String(index) || typeof part === 'string') {
    throw protocolError(BAD_FORM, { reason: 'its other parts are not files numbered from 0' })
  }
}

export function assertPartExists(file: File | undefined): asserts file is File {
  if (file === undefined) throw new Error('its `tags` refer to a missing part')
}

export function assertPartsTaken(taken: number, sent: number): void {
  if (taken < sent) {
    throw protocolError(BAD_FORM, { reason: 'it has a part that the call does not refer to' })
  }
}

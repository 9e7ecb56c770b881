import { BAD_FORM, BAD_PAYLOAD } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { CALL_PART } from '../content-types.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'

type PlainObject = Readonly<Record<string, unknown>>

export function assertCall(envelope: unknown): asserts envelope is PlainObject {
  if (!isPlainObject(envelope)) throw badPayload('it is not an object with `data` and `context`')
}

export function assertKnownKeys(values: PlainObject): void {
  for (const key of Object.keys(values)) {
    if (key !== 'data' && key !== 'context')
      throw badPayload('it has keys other than `data`, `context` and `tags`')
  }
}

export function assertContext(context: unknown): asserts context is PlainObject {
  if (!isPlainObject(context)) throw badPayload('its `context` is not an object')
}

export function assertCallPart(name: unknown, text: unknown): asserts text is string {
  if (name !== CALL_PART || typeof text !== 'string')
    throw badForm(`its first part is not the text \`${CALL_PART}\``)
}

export function assertFilePart(
  name: string,
  part: FormDataEntryValue,
  index: number,
): asserts part is File {
  if (name !== String(index) || typeof part === 'string')
    throw badForm('its other parts are not files numbered from 0')
}

export function assertPartExists(file: File | undefined): asserts file is File {
  if (file === undefined) throw new Error('its `tags` refer to a missing part')
}

export function assertPartsTaken(taken: number, sent: number): void {
  if (taken < sent) throw badForm('it has a part that the call does not refer to')
}

function badPayload(reason: string): Error {
  return protocolError(BAD_PAYLOAD, { reason })
}

function badForm(reason: string): Error {
  return protocolError(BAD_FORM, { reason })
}

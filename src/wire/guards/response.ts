import { VERSION } from '../protocol.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'

export function isLabelled(outcome: string | null): outcome is string {
  return outcome?.startsWith(VERSION) === true
}

/** Whether an envelope has a context beside its result, and no other key. */
export function isResultContext(context: unknown, others: object): context is object {
  return isPlainObject(context) && Object.keys(others).length === 0
}

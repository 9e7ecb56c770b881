/** Whether an answer is the endpoint's. Apart from answer-text.ts, which a browser also loads later. */

import { isPlainObject } from '../../utils/is-plain-object.ts'
import { VERSION } from '../protocol.ts'

/** Whether an answer bears the endpoint's label. */
export function isLabelled(outcome: string | null): outcome is string {
  return outcome?.startsWith(VERSION) === true
}

/** Whether what stands beside a result is a context, and nothing else. */
export function isResultContext(context: unknown, others: object): context is object {
  return isPlainObject(context) && Object.keys(others).length === 0
}

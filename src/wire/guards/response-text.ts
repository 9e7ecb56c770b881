/** Apart from response.ts, because the lazily loaded serializer shares these: fewer exports cross chunks. */

import type { ValidationIssue } from '../../errors/errors.ts'
import type { WireError } from '../protocol.ts'

/** Whether a text has no key `__proto__`, which a careless copy would turn into a prototype. */
export function isSafeText(text: string): boolean {
  return !PROTO.test(text)
}

/** Each letter as it is or escaped. */
const PROTO =
  /"(_|\\u005[fF]){2}(p|\\u0070)(r|\\u0072)(o|\\u006[fF])(t|\\u0074)(o|\\u006[fF])(_|\\u005[fF]){2}"\s*:/

/** Whether an error has the shape that the endpoint writes; its `data` is the app's. */
export function isWireError({ code, message, issues = [] }: Partial<WireError>): boolean {
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    Array.isArray(issues) &&
    issues.every(isIssue)
  )
}

function isIssue(issue: Partial<ValidationIssue> | null): boolean {
  if (typeof issue?.message !== 'string' || !Array.isArray(issue.path)) return false
  return issue.path.every((key) => typeof key === 'string' || typeof key === 'number')
}

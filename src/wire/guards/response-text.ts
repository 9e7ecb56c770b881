/** Apart from response.ts, because the lazily loaded serializer shares these: fewer exports cross chunks. */

import type { WireError } from '../protocol.ts'

/** Whether a text has no key `__proto__`, which a careless copy would turn into a prototype. */
export function isSafeText(text: string): boolean {
  return !PROTO.test(text)
}

/** Each letter as it is or escaped. */
const PROTO =
  /"(_|\\u005[fF]){2}(p|\\u0070)(r|\\u0072)(o|\\u006[fF])(t|\\u0074)(o|\\u006[fF])(_|\\u005[fF]){2}"\s*:/

/** Whether an error is a refusal of the runtime, in the shape that the endpoint writes. */
export function isRefusal(error: Partial<WireError> | undefined): error is WireError {
  const { type, code, message } = error ?? {}
  return type === 'protocol' && typeof code === 'string' && typeof message === 'string'
}

import type { NodePath } from '@babel/core'
import type { CompileError, RefusalCode } from './types.ts'

/** What the transform refuses: a stable code, what is wrong, and what to do. */
const REFUSALS = {
  BUILDER_NOT_CALLED:
    'This use of a seamline builder cannot be compiled. Call it where it is imported, as in `const f = createServerFn().handler(…)`.',
  BUILDER_NOT_FOLLOWED:
    'A server-function builder goes where it cannot be followed, so a handler put on it there would reach the browser. Keep it in a top-level `const` that is not exported, and continue from that.',
  COMPUTED_METHOD:
    'A method of this chain is computed, so it cannot be compiled. Write its name, as in `.handler(…)`.',
  UNKNOWN_METHOD:
    'This chain calls a method that its builder does not have, or continues behind `.handler(…)`. Use the methods of the builder, with `.handler(…)` last.',
  HANDLER_MISSING:
    '`.handler()` needs one argument. Pass the function that runs on the server, as in `.handler(async ({ data }) => …)`.',
  ARGUMENTS_NOT_PLAIN:
    '`.handler(…)` takes exactly one argument, and no spread. Pass the function itself.',
  NOT_AT_MODULE_LEVEL:
    'A server function is created inside a function, class or block, so it cannot be found by its id. Move it to the top level of the module.',
  NOT_A_CONST:
    'A server function is not assigned to a binding, so it has no name to be found by. Write `const name = createServerFn()…` at the top level of the module.',
  OPTIONS_NOT_PLAIN:
    'These options cannot be divided between server and client. Write them as an object literal, each key by its name.',
} satisfies Readonly<Record<RefusalCode, string>>

/** The error for a place of the source. */
export function refuse(path: NodePath, code: RefusalCode): CompileError {
  const error = path.buildCodeFrameError(`[seamline] ${REFUSALS[code]} (${code})`)
  return Object.assign(error, { code })
}

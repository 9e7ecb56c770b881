import type * as t from '@babel/types'
import { placeIn, sourceError } from './source-error.ts'
import type { Syntax } from './syntax.ts'
import type { CompileError, RefusalCode } from './types.ts'

/** A refusal whose reason is the same for every place, but for a name. */
type FixedReason = Exclude<RefusalCode, 'UNKNOWN_METHOD'>

/** What the transform refuses: a stable code, what is wrong, and what to do. */
const REFUSALS = {
  BUILDER_NOT_CALLED:
    'This use of a seamline builder cannot be compiled. Call it where it is imported, as in `const f = createServerFn().handler(…)`.',
  BUILDER_NOT_FOLLOWED:
    'A server-function builder goes where it cannot be followed, so a handler put on it there would reach the browser. Keep it in a `const`, an export, or the return value of a function, and continue from that.',
  BUILDER_RENAMED:
    '`{name}` leaves this module under another name, by which its calls could not be found. Export it as `{name}`.',
  CLOSURE_CAPTURE:
    'A server function uses `{name}`, which belongs to the function around it and does not exist on the server. Move the server function to the top level of the module, and pass `{name}` as `data`.',
  COMPUTED_METHOD:
    'A method of this chain is computed, so it cannot be compiled. Write its name, as in `.handler(…)`.',
  HANDLER_MISSING:
    '`.handler()` needs one argument. Pass the function that runs on the server, as in `.handler(async ({ data }) => …)`.',
  ARGUMENTS_NOT_PLAIN:
    '`.handler(…)` takes exactly one argument, and no spread. Pass the function itself.',
  NOT_AT_MODULE_LEVEL:
    'A server function is created inside a function, class or block, so it cannot be found by its id. Move it to the top level of the module.',
  NOT_A_CONST:
    'A server function is neither in a binding nor a property of one, so it has no name to be found by. Write `const name = createServerFn()…` at the top level of the module.',
  DUPLICATE_ID:
    'This module has two server functions at `{name}`, so one id would stand for both. Rename one of them.',
  INVALID_ID:
    '`generateFunctionId` gave `{name}` for this function, which is no id. Return letters, digits, `_` and `-`, 128 at most.',
  OPTIONS_NOT_PLAIN:
    'These options cannot be divided between server and client. Write them as an object literal, each key by its name.',
  USE_SERVER:
    "`'use server'` has no effect in seamline, so the code that it marks would reach every visitor. Write a server function instead, as in `export const list = createServerFn().handler(async () => …)`.",
} satisfies Readonly<Record<FixedReason, string>>

/** The error for a place of the source; `name` is what it is about. */
export function refuse(
  node: t.Node,
  code: FixedReason,
  syntax: Pick<Syntax, 'file' | 'code'>,
  { name = '' }: { readonly name?: string } = {},
): CompileError {
  return compileError(node, code, REFUSALS[code].replaceAll('{name}', name), syntax)
}

/** The same with a reason of its own. */
export function compileError(
  { loc }: t.Node,
  code: RefusalCode,
  reason: string,
  { file, code: text }: Pick<Syntax, 'file' | 'code'>,
): CompileError {
  const place = loc ? placeIn(text, loc.start, loc.end) : undefined
  const error = sourceError(SyntaxError, { file, reason: `[seamline] ${reason} (${code})`, place })
  return Object.assign(error, { code, loc: loc?.start })
}

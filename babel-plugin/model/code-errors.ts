import type * as t from '@babel/types'
import { placeIn, sourceError } from './source-error.ts'
import { endOf, startOf, staticProperty } from './nodes.ts'
import type { Syntax } from './syntax.ts'
import type { CompileError, RefusalCode } from './types.ts'
import { closestName } from '../../src/utils/closest-name.ts'
import type { BuilderDefinition } from './definitions.ts'

/** A code whose message is the same everywhere, except for a name. */
type FixedReason = Exclude<RefusalCode, 'UNKNOWN_METHOD'>

/** The messages by code: the problem, and how to solve it. */
const REFUSALS = {
  BUILDER_NOT_CALLED:
    'A seamline builder is used in a way that the compiler cannot follow. Call it where it is imported, as in `const f = createServerFn().handler(…)`.',
  BUILDER_NOT_FOLLOWED:
    'A server function builder is passed to code that the compiler cannot follow, so a handler added there would reach the browser. Keep it in a `const`, an export, or the return value of a function, and continue the chain from there.',
  BUILDER_RENAMED:
    '`{name}` is exported or stored under another name, so the compiler could not find its calls. Keep the name `{name}`.',
  CLOSURE_CAPTURE:
    'A server function uses `{name}`, a variable of the enclosing function, which does not exist on the server. Move the server function to the top level of the module, and pass `{name}` as `data`.',
  COMPUTED_METHOD:
    'A method of this chain is called with brackets, which the compiler cannot read. Use dot notation, as in `.handler(…)`.',
  HANDLER_MISSING:
    '`.handler()` received no function. Pass one, as in `.handler(async ({ data }) => …)`.',
  ARGUMENTS_NOT_PLAIN:
    '`{name}(…)` takes exactly one argument, a function that is not spread. Pass the function itself.',
  NOT_AT_MODULE_LEVEL:
    'A server function is created inside a function, class or block, where requests cannot reach it. Move it to the top level of the module.',
  NOT_A_CONST:
    'A server function is not assigned to a constant, so it has no name to derive an id from. Write `const name = createServerFn()…` at the top level of the module.',
  DUPLICATE_ID:
    'Two server functions of this module are named `{name}`, so they would share an id. Rename one of them.',
  INVALID_ID:
    '`generateFunctionId` returned `{name}` for this function, which is not a valid id. Return at most 128 letters, digits, `_` and `-`.',
  OPTIONS_NOT_PLAIN:
    'Some keys of these options are not literal, so the compiler cannot find the server-only ones. Write an object literal with plain keys.',
  USE_SERVER:
    "`'use server'` has no effect in seamline, so the marked code would reach the browser. Write a server function instead, as in `export const list = createServerFn().handler(async () => …)`.",
} satisfies Readonly<Record<FixedReason, string>>

/** The message for a route, which replaces `BUILDER_NOT_FOLLOWED`. */
const ROUTE_NOT_FOLLOWED =
  "A route without options is passed to code that the compiler cannot follow, so a `server` option added there would reach the browser. Pass the options where the route is created, as in `createFileRoute('/notes')({ … })`."

type Source = Pick<Syntax, 'file' | 'code'>

/** The error for a place in the source; `name` is the name in its message. */
export function refuse(node: t.Node, code: FixedReason, source: Source, name = ''): CompileError {
  return compileError(node, code, REFUSALS[code].replaceAll('{name}', name), source)
}

/** Points at the method's name, as the call itself starts where its chain does. */
export function refuseArguments(
  { callee }: t.CallExpression,
  code: 'ARGUMENTS_NOT_PLAIN' | 'HANDLER_MISSING',
  source: Source,
): CompileError {
  const isMethod = callee.type === 'MemberExpression'
  const shown = isMethod ? callee.property : callee
  const text = source.code.slice(startOf(shown), endOf(shown))
  return refuse(shown, code, source, isMethod ? `.${text}` : text)
}

/** The error for a route that gets its options where the compiler cannot follow it. */
export function refuseRoute(node: t.Node, source: Source): CompileError {
  return compileError(node, 'BUILDER_NOT_FOLLOWED', ROUTE_NOT_FOLLOWED, source)
}

function compileError(
  { loc }: t.Node,
  code: RefusalCode,
  reason: string,
  { file, code: text }: Source,
): CompileError {
  const place = loc ? placeIn(text, loc.start, loc.end) : undefined
  const error = sourceError(SyntaxError, { file, reason: `[seamline] ${reason} (${code})`, place })
  return Object.assign(error, { code, loc: loc?.start })
}

/** A member of a chain that does not call a method of its builder. */
interface UnknownMember {
  readonly member: t.MemberExpression | t.OptionalMemberExpression
  readonly definition: BuilderDefinition
  /** Whether the chain has its handler already. */
  readonly isBehindHandler: boolean
}

export function unknownMethod(unknown: UnknownMember, source: Source): CompileError {
  const { member } = unknown
  const name = staticProperty(member) ?? ''
  return compileError(member.property, 'UNKNOWN_METHOD', reasonFor(name, unknown), source)
}

function reasonFor(name: string, { member, definition, isBehindHandler }: UnknownMember): string {
  const isMethod = definition.methods.has(name)
  if (isBehindHandler) {
    if (name === 'handler') return '`.handler(…)` is called twice in this chain. Call it once.'
    return isMethod
      ? `\`.${name}\` comes after \`.handler(…)\`, which ends the chain. Move it before \`.handler(…)\`.`
      : `\`.${name}\` is read from a chain that ends in \`.handler(…)\`. Assign the function to a constant, and read \`.${name}\` from that.`
  }
  const builder = `\`${definition.name}()\``
  if (isMethod) {
    return member.type === 'OptionalMemberExpression'
      ? `\`?.${name}\` is optional chaining on a builder, which always exists. Write \`.${name}\`.`
      : `\`.${name}\` is read from ${builder} but not called. Call it in the chain, as in \`.${name}(…)\`.`
  }
  const names = [...definition.methods.keys()]
  const closest = closestName(name, names)
  const question = closest === undefined ? '' : `Did you mean \`.${closest}\`? `
  const list = new Intl.ListFormat('en-GB').format(names.map((each) => `\`.${each}\``))
  return `${builder} has no method \`.${name}\`. ${question}The methods are ${list}.`
}

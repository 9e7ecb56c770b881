import type * as t from '@babel/types'
import { importedBinding, isConstant, type ImportedBinding } from '../model/bindings.ts'
import { returnedValues } from '../model/functions.ts'
import { isFunction } from '../model/node-kinds.ts'
import { methodOption } from './method-option.ts'
import type { Binding } from '../model/scopes.ts'
import { RUNTIME } from '../model/definitions.ts'
import { calledRuntime } from './runtime-calls.ts'
import { dynamicImportSource, nameOf, staticKey, staticProperty } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import { unwrapped } from '../model/wrappers.ts'

/**
 * Where a value comes from, as far as a module's text tells: the part of the language in which builders
 * are handed about. A term names the imports that it starts from, so it means something without the
 * module it was read in.
 */
export type Term = ImportTerm | CallTerm | MemberTerm | ObjectTerm | FunctionTerm | ChoiceTerm

/** What another module exports. */
export interface ImportTerm extends ImportedBinding {
  readonly kind: 'import'
}

/** What a call gives. */
export interface CallTerm {
  readonly kind: 'call'
  readonly callee: Term
  /** What `method` says in an options object. */
  readonly method: string | undefined
  /** The entries of a list, as they are written. */
  readonly list: readonly string[]
}

/** A property. */
export interface MemberTerm {
  readonly kind: 'member'
  readonly object: Term
  readonly name: string
}

/** An object literal. */
export interface ObjectTerm {
  readonly kind: 'object'
  readonly properties: ReadonlyMap<string, Term>
}

/** A function, by what it may return. */
export interface FunctionTerm {
  readonly kind: 'function'
  readonly returns: readonly Term[]
}

/** One of several values: which one shows when the module runs. */
export interface ChoiceTerm {
  readonly kind: 'choice'
  readonly among: readonly Term[]
}

/** Gives the term of an expression or an export, or `undefined` for one that no builder can come from. */
export type ReadTerm = (node: t.Node) => Term | undefined

/** Values that are made of each other further than this are taken for unknown. */
const DEPTH_LIMIT = 500

/** Reads terms of one module, each once. */
export function termReader(syntax: Syntax): ReadTerm {
  const known = new Map<t.Node, Term | undefined>()
  let depth = 0
  const read: ReadTerm = (node) => {
    const expression = unwrapped(node)
    if (!known.has(expression) && depth < DEPTH_LIMIT) {
      // A value that is made of itself comes from nowhere.
      known.set(expression, undefined)
      depth++
      known.set(expression, readTerm(expression, read, syntax))
      depth--
    }
    return known.get(expression)
  }
  return read
}

function readTerm(node: t.Node, read: ReadTerm, syntax: Syntax): Term | undefined {
  switch (node.type) {
    case 'Identifier':
      return readIdentifier(node, read, syntax)
    case 'CallExpression':
      return readCall(node, read, syntax)
    case 'MemberExpression':
      return readMember(node, read)
    case 'ObjectExpression':
      return readObject(node, read)
    case 'AwaitExpression':
      return readDynamicImport(node.argument)
    case 'ConditionalExpression':
      return choice([node.consequent, node.alternate], read)
    case 'LogicalExpression':
      return choice([node.left, node.right], read)
    case 'ExportSpecifier':
    case 'ExportNamespaceSpecifier':
      return readExport(node, read, syntax)
    default:
      return isFunction(node) ? readFunction(node, read) : undefined
  }
}

function choice(values: readonly t.Node[], read: ReadTerm): Term | undefined {
  const among = values.flatMap((value) => read(value) ?? [])
  return among.length > 1 ? { kind: 'choice', among } : among[0]
}

function readIdentifier(
  identifier: t.Identifier,
  read: ReadTerm,
  syntax: Syntax,
): Term | undefined {
  const binding = syntax.bindingOf(identifier)
  if (binding === undefined) return undefined
  const { kind, declaration } = binding
  if (kind === 'import') return importTerm(declaration, syntax)
  if (declaration.type === 'FunctionDeclaration') {
    return isConstant(binding) ? read(declaration) : undefined
  }
  if (declaration.type !== 'VariableDeclarator') return undefined
  if (!isConstant(binding)) {
    const first = firstValue(binding, declaration, syntax)
    return first && read(first)
  }
  if (!declaration.init) return undefined
  const keys = keysTo(binding.identifier, declaration.id)
  return keys?.reduce<Term | undefined>(memberOf, read(declaration.init))
}

/** What a variable that is assigned again holds at first: enough to tell what is called on it. */
function firstValue(
  { assignments }: Binding,
  { id, init }: t.VariableDeclarator,
  { parentOf }: Syntax,
): t.Node | undefined {
  if (id.type !== 'Identifier') return undefined
  if (init) return init
  const assigned = assignments.flatMap((target) => {
    const parent = parentOf(target)
    return parent?.type === 'AssignmentExpression' && parent.left === target ? [parent.right] : []
  })
  return assigned[0]
}

/** The keys that lead to a name in a destructuring pattern; none where the name is the whole. */
function keysTo(name: t.Identifier, pattern: t.Node): readonly string[] | undefined {
  if (pattern === name) return []
  if (pattern.type !== 'ObjectPattern') return undefined
  for (const property of pattern.properties) {
    if (property.type !== 'ObjectProperty') continue
    const key = staticKey(property)
    const { value } = property
    const rest = keysTo(name, value.type === 'AssignmentPattern' ? value.left : value)
    if (key !== undefined && rest !== undefined) return [key, ...rest]
  }
  return undefined
}

/** What an import specifier stands for; nothing where it is a type. */
export function importTerm(specifier: t.Node, syntax: Syntax): ImportTerm | undefined {
  const imported = importedBinding(specifier, syntax)
  return imported && { kind: 'import', ...imported }
}

/** `export { make }`, `export { make } from './tools'`, `export * as tools from './tools'` */
function readExport(
  specifier: t.ExportSpecifier | t.ExportNamespaceSpecifier,
  read: ReadTerm,
  { parentOf }: Syntax,
): Term | undefined {
  const statement = parentOf(specifier)
  const source = statement?.type === 'ExportNamedDeclaration' ? statement.source?.value : undefined
  if (specifier.type === 'ExportNamespaceSpecifier') {
    return source === undefined ? undefined : { kind: 'import', source, name: '*' }
  }
  if (source === undefined) return read(specifier.local)
  return { kind: 'import', source, name: nameOf(specifier.local) }
}

/** `await import('…')` gives a whole module. */
function readDynamicImport(argument: t.Node): Term | undefined {
  const source = dynamicImportSource(argument)
  return source === undefined ? undefined : { kind: 'import', source, name: '*' }
}

function readCall(call: t.CallExpression, read: ReadTerm, syntax: Syntax): Term | undefined {
  const called = read(call.callee)
  if (called === undefined) return undefined
  const [argument] = call.arguments
  const runtime = calledRuntime(call, syntax)
  if (runtime !== undefined) {
    // A middleware that has been named is still one; a server function is no builder any more.
    return runtime === RUNTIME.namedMiddleware && argument ? read(argument) : undefined
  }
  const plain = argument && unwrapped(argument)
  const list = plain?.type === 'ArrayExpression' ? entriesOf(plain) : []
  return { kind: 'call', callee: called, method: methodOption(argument, syntax), list }
}

/** How the entries of a list are written: by a name, a call by what it calls. */
function entriesOf({ elements }: t.ArrayExpression): readonly string[] {
  return elements.map((element) => {
    const entry = element && unwrapped(element)
    return entry?.type === 'CallExpression' ? `${nameIn(entry.callee)}(…)` : nameIn(entry)
  })
}

function nameIn(node: t.Node | null | undefined): string {
  if (node?.type === 'Identifier') return node.name
  if (node?.type !== 'MemberExpression') return '…'
  return `${nameIn(node.object)}.${staticProperty(node) ?? '…'}`
}

function readMember(node: t.MemberExpression, read: ReadTerm): Term | undefined {
  const name = staticProperty(node)
  return name === undefined ? undefined : memberOf(read(node.object), name)
}

function memberOf(object: Term | undefined, name: string): Term | undefined {
  if (object === undefined) return undefined
  // Of a whole object, the rest need not be looked at.
  if (object.kind === 'object') return object.properties.get(name)
  return object.kind === 'import' && object.name === '*'
    ? { ...object, name }
    : { kind: 'member', object, name }
}

function readObject({ properties }: t.ObjectExpression, read: ReadTerm): Term | undefined {
  const terms = new Map<string, Term>()
  for (const property of properties) {
    if (property.type === 'SpreadElement') continue
    const key = staticKey(property)
    const term = read(property.type === 'ObjectProperty' ? property.value : property)
    if (key !== undefined && term !== undefined) terms.set(key, term)
  }
  return terms.size === 0 ? undefined : { kind: 'object', properties: terms }
}

function readFunction(fn: t.Function, read: ReadTerm): Term | undefined {
  if (fn.async || fn.generator) return undefined
  const returns = returnedValues(fn).flatMap((value) => read(value) ?? [])
  return returns.length === 0 ? undefined : { kind: 'function', returns }
}

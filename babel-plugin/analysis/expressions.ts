import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import {
  importedBinding,
  isConstant,
  type ImportedBinding,
  calledRuntime,
} from '../model/bindings.ts'
import { RUNTIME } from '../model/definitions.ts'
import {
  returnedValues,
  dynamicImportSource,
  nameOf,
  staticKey,
  staticProperty,
  unwrapped,
} from '../model/nodes.ts'
import { memoizeRecursive } from '../model/memoize.ts'
import type { Binding } from '../model/scopes.ts'
import type { Syntax } from '../model/syntax.ts'
import { methodOption } from './literals.ts'

/** The origin of a value, as far as the text of one module shows. Its imports are names, to be resolved later. */
export type ValueExpression =
  | ImportExpression
  | CallExpression
  | { readonly kind: 'member'; readonly object: ValueExpression; readonly name: string }
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, ValueExpression> }
  | { readonly kind: 'function'; readonly returns: ValueExpression }
  /** One of several values, chosen at run time. */
  | { readonly kind: 'choice'; readonly among: readonly ValueExpression[] }

export interface ImportExpression extends ImportedBinding {
  readonly kind: 'import'
}

export interface CallExpression {
  readonly kind: 'call'
  readonly callee: ValueExpression
  /** The `method` of an options object. */
  readonly method: string | undefined
  /** The entries of a list, as they are written. */
  readonly list: readonly string[]
}

/** Reads an expression or an export; `undefined` for one that no builder can come from. */
export type ReadExpression = (node: t.Node) => ValueExpression | undefined

export function expressionReader(syntax: Syntax): ReadExpression {
  const read: ReadExpression = memoizeRecursive<t.Node, ValueExpression>((node, known) =>
    readExpression(node, (inner) => known(unwrapped(inner)), syntax),
  )
  return (node) => read(unwrapped(node))
}

function readExpression(
  node: t.Node,
  read: ReadExpression,
  syntax: Syntax,
): ValueExpression | undefined {
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

function choice(values: readonly t.Node[], read: ReadExpression): ValueExpression | undefined {
  const among = values.flatMap((value) => read(value) ?? [])
  return among.length > 1 ? { kind: 'choice', among } : among[0]
}

function readIdentifier(
  identifier: t.Identifier,
  read: ReadExpression,
  syntax: Syntax,
): ValueExpression | undefined {
  const binding = syntax.bindingOf(identifier)
  if (binding === undefined) return undefined
  const { kind, declaration } = binding
  if (kind === 'import') return importExpression(declaration, syntax)
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
  return keys?.reduce<ValueExpression | undefined>(memberOf, read(declaration.init))
}

/** The first value of a variable that is assigned again: enough to check the methods called on it. */
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

/** The keys that lead to a name in a destructuring pattern; an empty list for the name alone. */
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

export function importExpression(specifier: t.Node, syntax: Syntax): ImportExpression | undefined {
  const imported = importedBinding(specifier, syntax)
  return imported && { kind: 'import', ...imported }
}

/** `export { make }`, `export { make } from './tools'`, `export * as tools from './tools'` */
function readExport(
  specifier: t.ExportSpecifier | t.ExportNamespaceSpecifier,
  read: ReadExpression,
  { parentOf }: Syntax,
): ValueExpression | undefined {
  const statement = parentOf(specifier)
  const source = statement?.type === 'ExportNamedDeclaration' ? statement.source?.value : undefined
  if (specifier.type === 'ExportNamespaceSpecifier') {
    return source === undefined ? undefined : { kind: 'import', source, name: '*' }
  }
  if (source === undefined) return read(specifier.local)
  return { kind: 'import', source, name: nameOf(specifier.local) }
}

/** `await import('…')` is a whole module. */
function readDynamicImport(argument: t.Node): ValueExpression | undefined {
  const source = dynamicImportSource(argument)
  return source === undefined ? undefined : { kind: 'import', source, name: '*' }
}

function readCall(
  call: t.CallExpression,
  read: ReadExpression,
  syntax: Syntax,
): ValueExpression | undefined {
  const called = read(call.callee)
  if (called === undefined) return undefined
  const [argument] = call.arguments
  const runtime = calledRuntime(call, syntax)
  if (runtime !== undefined) {
    // Compiled code: a named middleware is still a builder, a server function is not.
    return runtime === RUNTIME.namedMiddleware && argument ? read(argument) : undefined
  }
  const plain = argument && unwrapped(argument)
  const list = plain?.type === 'ArrayExpression' ? entriesOf(plain) : []
  return { kind: 'call', callee: called, method: methodOption(argument, syntax), list }
}

/** The entries of a list as written, without the arguments of calls. */
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

function readMember(node: t.MemberExpression, read: ReadExpression): ValueExpression | undefined {
  const name = staticProperty(node)
  return name === undefined ? undefined : memberOf(read(node.object), name)
}

function memberOf(object: ValueExpression | undefined, name: string): ValueExpression | undefined {
  if (object === undefined) return undefined
  if (object.kind === 'object') return object.properties.get(name)
  return object.kind === 'import' && object.name === '*'
    ? { ...object, name }
    : { kind: 'member', object, name }
}

function readObject(
  { properties }: t.ObjectExpression,
  read: ReadExpression,
): ValueExpression | undefined {
  const values = new Map<string, ValueExpression>()
  for (const property of properties) {
    if (property.type === 'SpreadElement') continue
    const key = staticKey(property)
    const value = read(property.type === 'ObjectProperty' ? property.value : property)
    if (key !== undefined && value !== undefined) values.set(key, value)
  }
  return values.size === 0 ? undefined : { kind: 'object', properties: values }
}

function readFunction(fn: t.Function, read: ReadExpression): ValueExpression | undefined {
  if (fn.async || fn.generator) return undefined
  const returns = choice(returnedValues(fn), read)
  return returns && { kind: 'function', returns }
}

import type { Binding, NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { methodOption } from './method-option.ts'
import { dynamicImportSource, nameOf, staticKey, staticProperty } from './static-names.ts'
import { isTypeSyntax } from './type-syntax.ts'
import { unwrapped } from './wrappers.ts'

/**
 * Where a value comes from, as far as a module's text tells: the part of the language in which builders
 * are handed about. A term names the imports that it starts from, so it means something without the
 * module it was read in.
 */
export type Term = ImportTerm | CallTerm | MemberTerm | ObjectTerm | FunctionTerm | ChoiceTerm

/** A binding of another module. */
export interface ForeignBinding {
  /** As it is written behind `from`. */
  readonly source: string
  /** The exported name; `*` for all of them. */
  readonly name: string
}

/** What another module exports. */
export interface ImportTerm extends ForeignBinding {
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
export type ReadTerm = (path: NodePath) => Term | undefined

/** Reads terms of one module as it stands when they are first asked for. */
export function termReader(): ReadTerm {
  const known = new Map<t.Node, Term | undefined>()
  const read: ReadTerm = (path) => {
    const expression = unwrapped(path)
    const { node } = expression
    if (!known.has(node)) {
      // A value that is made of itself comes from nowhere.
      known.set(node, undefined)
      known.set(node, readTerm(expression, read))
    }
    return known.get(node)
  }
  return read
}

function readTerm(path: NodePath, read: ReadTerm): Term | undefined {
  if (path.isIdentifier()) return readIdentifier(path, read)
  if (path.isCallExpression()) return readCall(path, read)
  if (path.isMemberExpression()) return readMember(path, read)
  if (path.isObjectExpression()) return readObject(path, read)
  if (path.isAwaitExpression()) return readDynamicImport(path.get('argument'))
  if (path.isConditionalExpression()) {
    return choice([path.get('consequent'), path.get('alternate')], read)
  }
  if (path.isLogicalExpression()) return choice([path.get('left'), path.get('right')], read)
  if (path.isExportSpecifier() || path.isExportNamespaceSpecifier()) return readExport(path, read)
  return path.isFunction() ? readFunction(path, read) : undefined
}

function choice(values: readonly NodePath[], read: ReadTerm): Term | undefined {
  const among = values.flatMap((value) => read(value) ?? [])
  return among.length > 1 ? { kind: 'choice', among } : among[0]
}

function readIdentifier(path: NodePath<t.Identifier>, read: ReadTerm): Term | undefined {
  const binding = path.scope.getBinding(path.node.name)
  if (binding === undefined || isTypeSyntax(binding.path)) return undefined
  if (binding.kind === 'module') return importTerm(binding.path)
  if (!binding.constant) {
    const first = firstValue(binding)
    return first && read(first)
  }
  const { path: declaration } = binding
  if (declaration.isFunctionDeclaration()) return read(declaration)
  if (!declaration.isVariableDeclarator()) return undefined
  const init = declaration.get('init')
  if (!init.isExpression()) return undefined
  const keys = keysTo(binding.identifier, declaration.get('id') as NodePath)
  return keys?.reduce<Term | undefined>(memberOf, read(init))
}

/** What a variable that is assigned again holds at first: enough to tell what is called on it. */
function firstValue({ path, constantViolations }: Binding): NodePath | undefined {
  const assigned = constantViolations.flatMap((each) =>
    each.isAssignmentExpression() && each.node.left.type === 'Identifier'
      ? [each.get('right')]
      : [],
  )
  if (!path.isVariableDeclarator() || path.node.id.type !== 'Identifier') return undefined
  return path.node.init ? (path.get('init') as NodePath) : assigned[0]
}

/** The keys that lead to a name in a destructuring pattern; none where the name is the whole. */
function keysTo(name: t.Identifier, pattern: NodePath): readonly string[] | undefined {
  if (pattern.node === name) return []
  if (!pattern.isObjectPattern()) return undefined
  for (const property of pattern.get('properties')) {
    if (!property.isObjectProperty()) continue
    const key = staticKey(property.node)
    const value = property.get('value') as NodePath
    const target = value.isAssignmentPattern() ? (value.get('left') as NodePath) : value
    const rest = keysTo(name, target)
    if (key !== undefined && rest !== undefined) return [key, ...rest]
  }
  return undefined
}

/** What an import specifier stands for; nothing where it is a type. */
export function importTerm(specifier: NodePath): ImportTerm | undefined {
  const declaration = specifier.parentPath
  if (!declaration?.isImportDeclaration() || declaration.node.importKind === 'type')
    return undefined
  const source = declaration.node.source.value
  if (specifier.isImportNamespaceSpecifier()) return { kind: 'import', source, name: '*' }
  if (specifier.isImportDefaultSpecifier()) return { kind: 'import', source, name: 'default' }
  if (!specifier.isImportSpecifier() || specifier.node.importKind === 'type') return undefined
  return { kind: 'import', source, name: nameOf(specifier.node.imported) }
}

/** `export { make }`, `export { make } from './tools'`, `export * as tools from './tools'` */
function readExport(
  specifier: NodePath<t.ExportSpecifier | t.ExportNamespaceSpecifier>,
  read: ReadTerm,
): Term | undefined {
  const statement = specifier.parent
  const source = statement.type === 'ExportNamedDeclaration' ? statement.source?.value : undefined
  if (source === undefined) return read(specifier.get('local') as NodePath)
  const name = specifier.isExportSpecifier() ? nameOf(specifier.node.local) : '*'
  return { kind: 'import', source, name }
}

/** `await import('…')` gives a whole module. */
function readDynamicImport(argument: NodePath): Term | undefined {
  const source = dynamicImportSource(argument)
  return source === undefined ? undefined : { kind: 'import', source, name: '*' }
}

function readCall(path: NodePath<t.CallExpression>, read: ReadTerm): Term | undefined {
  const callee = read(path.get('callee'))
  if (callee === undefined) return undefined
  const [argument] = path.get('arguments')
  const plain = argument === undefined ? undefined : unwrapped(argument)
  const list = plain?.isArrayExpression() ? entriesOf(plain) : []
  return { kind: 'call', callee, method: methodOption(argument), list }
}

/** How the entries of a list are written: by a name, a call by what it calls. */
function entriesOf(list: NodePath<t.ArrayExpression>): readonly string[] {
  return list.get('elements').map((entry) => {
    const path = entry.node ? unwrapped(entry as NodePath) : entry
    return path.isCallExpression() ? `${nameIn(path.node.callee)}(…)` : nameIn(path.node)
  })
}

function nameIn(node: t.Node | null | undefined): string {
  if (node?.type === 'Identifier') return node.name
  if (node?.type !== 'MemberExpression') return '…'
  return `${nameIn(node.object)}.${staticProperty(node) ?? '…'}`
}

function readMember(path: NodePath<t.MemberExpression>, read: ReadTerm): Term | undefined {
  const name = staticProperty(path.node)
  return name === undefined ? undefined : memberOf(read(path.get('object')), name)
}

function memberOf(object: Term | undefined, name: string): Term | undefined {
  if (object === undefined) return undefined
  return object.kind === 'import' && object.name === '*'
    ? { ...object, name }
    : { kind: 'member', object, name }
}

function readObject(path: NodePath<t.ObjectExpression>, read: ReadTerm): Term | undefined {
  const properties = new Map<string, Term>()
  for (const property of path.get('properties')) {
    if (property.isSpreadElement()) continue
    const key = staticKey(property.node as t.ObjectProperty | t.ObjectMethod)
    const value = property.isObjectProperty() ? (property.get('value') as NodePath) : property
    const term = read(value)
    if (key !== undefined && term !== undefined) properties.set(key, term)
  }
  return properties.size === 0 ? undefined : { kind: 'object', properties }
}

function readFunction(path: NodePath<t.Function>, read: ReadTerm): Term | undefined {
  if (path.node.async || path.node.generator) return undefined
  const returns = returnedValues(path).flatMap((value) => read(value) ?? [])
  return returns.length === 0 ? undefined : { kind: 'function', returns }
}

/** What a function may return, as far as it stands in it. */
export function returnedValues(fn: NodePath<t.Function>): readonly NodePath[] {
  const body = fn.get('body') as NodePath<t.BlockStatement | t.Expression>
  if (!body.isBlockStatement()) return [body]
  const returned: NodePath[] = []
  body.traverse({
    Function: (inner) => inner.skip(),
    ReturnStatement(statement) {
      const argument = statement.get('argument')
      returned.push(argument.isExpression() ? argument : statement)
    },
  })
  return returned
}

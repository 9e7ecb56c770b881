/** Reads the scopes of a module in one walk. Types are skipped: a name in type syntax uses no value. */

import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { patternParts } from './bindings.ts'
import { Scopes } from './scopes.ts'
import { childrenOf, isTypeSyntax, NAMELESS } from './nodes.ts'

export function readScopes(program: t.Program): Scopes {
  const scopes = new Scopes(program)
  visitAll(program.body, program, scopes)
  scopes.resolveNames()
  return scopes
}

/** Nodes with a scope of their own, by whether `var` is declared in it. */
const BLOCKS: ReadonlyMap<string, boolean> = new Map([
  ['BlockStatement', false],
  ['ForStatement', false],
  ['StaticBlock', true],
  ['TSModuleBlock', true],
])

function visitAll(
  nodes: readonly t.Node[] | null | undefined,
  parent: t.Node,
  scopes: Scopes,
): void {
  nodes?.forEach((node) => visit(node, parent, scopes))
}

function visitChildren(node: t.Node, scopes: Scopes): void {
  visitAll(childrenOf(node), node, scopes)
}

function visit(node: t.Node | null | undefined, parent: t.Node, scopes: Scopes): void {
  if (!node) return
  if (node.type === 'TSDeclareFunction') declareFunction(node, parent, scopes)
  if (isTypeSyntax(node) || NAMELESS.has(node.type)) return
  scopes.parents.set(node, parent)
  const declaresVars = BLOCKS.get(node.type)
  if (declaresVars !== undefined) {
    return scopes.within(node, declaresVars, () => visitChildren(node, scopes))
  }
  if (isFunction(node)) return visitFunction(node, parent, scopes)
  switch (node.type) {
    case 'Identifier':
      return scopes.use(node.name, node, true)
    case 'BinaryExpression':
    case 'LogicalExpression':
      return visitOperands(node, scopes)
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      visit(node.object, node, scopes)
      return visitKey(node.property, node.computed, node, scopes)
    case 'ObjectProperty':
      visitKey(node.key, node.computed, node, scopes)
      return visit(node.value, node, scopes)
    case 'VariableDeclaration':
      return visitVariables(node, scopes)
    case 'AssignmentExpression':
      visitAssigned(node.left, node, scopes)
      return visit(node.right, node, scopes)
    case 'UpdateExpression':
      return visitAssigned(node.argument, node, scopes)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return visitClass(node, scopes)
    case 'ClassProperty':
    case 'ClassAccessorProperty':
      visitAll(node.decorators, node, scopes)
      visitKey(node.key, node.computed, node, scopes)
      return visit(node.value, node, scopes)
    case 'ForInStatement':
    case 'ForOfStatement':
      return visitForEach(node, scopes)
    case 'CatchClause':
      return scopes.within(node, false, () => {
        const names = visitPattern(node.param, node, scopes)
        names.forEach((name) => scopes.declare(name, 'other', node))
        visit(node.body, node, scopes)
      })
    case 'SwitchStatement':
      // It does not see the names of its cases.
      visit(node.discriminant, node, scopes)
      return scopes.within(node, false, () => visitAll(node.cases, node, scopes))
    case 'LabeledStatement':
      return visit(node.body, node, scopes)
    default:
      return visitRare(node, scopes)
  }
}

/** Modules, enums, namespaces and elements. */
function visitRare(node: t.Node, scopes: Scopes): void {
  switch (node.type) {
    case 'ImportDeclaration':
      for (const specifier of node.specifiers) {
        scopes.parents.set(specifier, node)
        scopes.declare(specifier.local, 'import', specifier)
      }
      return
    case 'ExportNamedDeclaration':
      visit(node.declaration, node, scopes)
      for (const specifier of node.specifiers) {
        scopes.parents.set(specifier, node)
        if (node.source || specifier.type !== 'ExportSpecifier') continue
        if (specifier.exportKind !== 'type') visit(specifier.local, specifier, scopes)
      }
      return
    case 'CallExpression':
    case 'ImportExpression':
      if (!('callee' in node) || node.callee.type === 'Import') scopes.dynamicImports.push(node)
      return visitChildren(node, scopes)
    case 'TSEnumDeclaration':
      scopes.declare(node.id, 'other', node)
      for (const member of node.members) {
        scopes.parents.set(member, node)
        visit(member.initializer, member, scopes)
      }
      return
    case 'TSModuleDeclaration':
      if (node.id.type === 'Identifier') scopes.declare(node.id, 'other', node)
      return visit(node.body, node, scopes)
    case 'TSImportEqualsDeclaration':
      scopes.declare(node.id, 'other', node)
      return visitName(node.moduleReference, node, scopes)
    case 'JSXOpeningElement':
      visitName(node.name, node, scopes)
      return visitAll(node.attributes, node, scopes)
    case 'JSXAttribute':
      // Solid's directives: `use:model={…}` calls `model`.
      if (node.name.type === 'JSXNamespacedName' && node.name.namespace.name === 'use') {
        scopes.use(node.name.name.name, node.name.name, true)
      }
      return visit(node.value, node, scopes)
    default:
      return visitChildren(node, scopes)
  }
}

/** `a + b + c + …` is as deep as it is long. */
function visitOperands(node: t.BinaryExpression | t.LogicalExpression, scopes: Scopes): void {
  const operations = [node]
  let left: t.Node = node.left
  while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
    const outer = operations.at(-1)
    if (outer !== undefined) scopes.parents.set(left, outer)
    operations.push(left)
    left = left.left
  }
  visit(left, operations.at(-1) ?? node, scopes)
  for (const operation of operations.toReversed()) visit(operation.right, operation, scopes)
}

function visitKey(
  key: t.Node,
  computed: boolean | null | undefined,
  parent: t.Node,
  scopes: Scopes,
): void {
  if (computed === true) visit(key, parent, scopes)
  else scopes.parents.set(key, parent)
}

function visitVariables(node: t.VariableDeclaration, scopes: Scopes): void {
  for (const declarator of node.declarations) {
    scopes.parents.set(declarator, node)
    for (const name of visitPattern(declarator.id, declarator, scopes)) {
      if (node.kind === 'var') scopes.declareVar(name, declarator)
      else scopes.declare(name, 'variable', declarator)
    }
    visit(declarator.init, declarator, scopes)
  }
}

/** Visits the expressions of a pattern, and returns the names that it declares or assigns. */
function visitPattern(
  pattern: t.Node | null | undefined,
  parent: t.Node,
  scopes: Scopes,
): readonly t.Identifier[] {
  if (!pattern) return []
  const { names, expressions, nodes } = patternParts(pattern, parent)
  for (const [node, above] of nodes) scopes.parents.set(node, above)
  for (const [node, above] of expressions) visit(node, above, scopes)
  return names
}

function visitAssigned(target: t.Node, parent: t.Node, scopes: Scopes): void {
  for (const name of visitPattern(target, parent, scopes)) scopes.use(name.name, name, false)
}

function visitForEach(node: t.ForInStatement | t.ForOfStatement, scopes: Scopes): void {
  scopes.within(node, false, () => {
    if (node.left.type === 'VariableDeclaration') visit(node.left, node, scopes)
    else visitAssigned(node.left, node, scopes)
    visit(node.right, node, scopes)
    visit(node.body, node, scopes)
  })
}

function declareFunction(
  node: t.FunctionDeclaration | t.TSDeclareFunction,
  parent: t.Node,
  scopes: Scopes,
): void {
  scopes.parents.set(node, parent)
  if (node.id) scopes.declare(node.id, 'function', node)
}

function visitFunction(node: t.Function, parent: t.Node, scopes: Scopes): void {
  if (node.type === 'FunctionDeclaration') declareFunction(node, parent, scopes)
  if ('decorators' in node) visitAll(node.decorators, node, scopes)
  if ('key' in node) visitKey(node.key, 'computed' in node && node.computed, node, scopes)
  scopes.within(node, true, () => {
    if (node.type === 'FunctionExpression' && node.id) scopes.declare(node.id, 'function', node)
    for (const name of node.params.flatMap((each) => visitPattern(each, node, scopes))) {
      scopes.declare(name, 'parameter', node)
    }
    scopes.resolveNames()
    if (node.body.type !== 'BlockStatement') return visit(node.body, node, scopes)
    // A function and its body are one scope.
    scopes.parents.set(node.body, node)
    scopes.scopes.set(node.body, scopes.current)
    return visitAll(node.body.body, node.body, scopes)
  })
}

function visitClass(node: t.Class, scopes: Scopes): void {
  if (node.type === 'ClassDeclaration' && node.id) scopes.declare(node.id, 'class', node)
  visitAll(node.decorators, node, scopes)
  scopes.within(node, false, () => {
    if (node.type === 'ClassExpression' && node.id) scopes.declare(node.id, 'class', node)
    visit(node.superClass, node, scopes)
    visit(node.body, node, scopes)
  })
}

/** `Long.Name` of an import, and the name of an element, unless it is HTML's. */
function visitName(node: t.Node, parent: t.Node, scopes: Scopes): void {
  scopes.parents.set(node, parent)
  if (node.type === 'JSXMemberExpression') visitName(node.object, node, scopes)
  if (node.type === 'TSQualifiedName') visitName(node.left, node, scopes)
  if (node.type === 'Identifier') scopes.use(node.name, node, true)
  if (node.type !== 'JSXIdentifier') return
  const isComponent = parent.type === 'JSXMemberExpression' || !/^[a-z]|-/.test(node.name)
  if (isComponent) scopes.use(node.name, node, true)
}

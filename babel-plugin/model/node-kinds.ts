import type * as t from '@babel/types'

/** Nodes of TypeScript that run. */
const VALUES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TSExternalModuleReference',
])

/** Whether a part of the source is gone once types are: no name in it is a use. */
export function isTypeSyntax(node: t.Node): boolean {
  if (node.type.startsWith('TS')) {
    return !VALUES.has(node.type) || (node.type === 'TSModuleDeclaration' && node.declare === true)
  }
  return node.type === 'ExportNamedDeclaration' && node.exportKind === 'type'
}

const FUNCTIONS: ReadonlySet<string> = new Set<t.Function['type']>([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
])

/** Whether a node is a function, in any form. */
export function isFunction(node: t.Node): node is t.Function {
  return FUNCTIONS.has(node.type)
}

/** Nodes without a name of the module in them. */
export const NAMELESS: ReadonlySet<string> = new Set([
  'BreakStatement',
  'ContinueStatement',
  'MetaProperty',
  'PrivateName',
  'JSXClosingElement',
  'ExportAllDeclaration',
])

/** Nodes with a scope of their own, and whether `var` is declared in it. */
export const BLOCKS: ReadonlyMap<string, boolean> = new Map([
  ['BlockStatement', false],
  ['ForStatement', false],
  ['StaticBlock', true],
  ['TSModuleBlock', true],
])

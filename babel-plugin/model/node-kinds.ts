import type * as t from '@babel/types'

/** TypeScript nodes that exist at run time. */
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

/** Whether a node is erased with the types: no name in it is a use. */
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

/** Nodes that contain no names of the module. */
export const NAMELESS: ReadonlySet<string> = new Set([
  'BreakStatement',
  'ContinueStatement',
  'MetaProperty',
  'PrivateName',
  'JSXClosingElement',
  'ExportAllDeclaration',
])

/** Nodes with a scope of their own, by whether `var` is declared in it. */
export const BLOCKS: ReadonlyMap<string, boolean> = new Map([
  ['BlockStatement', false],
  ['ForStatement', false],
  ['StaticBlock', true],
  ['TSModuleBlock', true],
])

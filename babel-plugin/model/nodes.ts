import { VISITOR_KEYS, isFunction } from '@babel/types'
import type * as t from '@babel/types'
import type { SourceRange } from './types.ts'

export function startOf(node: t.Node): number {
  return node.start ?? 0
}

export function endOf(node: t.Node): number {
  return node.end ?? 0
}

export function rangeOf(node: t.Node): SourceRange {
  return { start: startOf(node), end: endOf(node) }
}

/** Whether a node is `outer`, or inside it. */
export function isWithin(node: t.Node, outer: t.Node): boolean {
  return startOf(outer) <= startOf(node) && endOf(node) <= endOf(outer)
}

/** In source order. */
export function childrenOf(node: t.Node): readonly t.Node[] {
  const children: t.Node[] = []
  for (const key of VISITOR_KEYS[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key)
    if (isNode(child)) children.push(child)
    else if (Array.isArray(child)) children.push(...child.filter(isNode))
  }
  return children
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Visits a node and its descendants in source order. `enter` returns `false` to skip a node's children. */
export function walk(node: t.Node, enter: (node: t.Node) => boolean | void): void {
  if (enter(node) === false) return
  for (const child of childrenOf(node)) walk(child, enter)
}

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

/** Nodes that contain no names of the module. */
export const NAMELESS: ReadonlySet<string> = new Set([
  'BreakStatement',
  'ContinueStatement',
  'MetaProperty',
  'PrivateName',
  'JSXClosingElement',
  'ExportAllDeclaration',
])

const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ParenthesizedExpression',
] as const

/** Type syntax or parentheses around an expression. */
type Wrapper = Extract<t.Node, { readonly type: (typeof WRAPPERS)[number] }>

export function isWrapper(node: t.Node | undefined): node is Wrapper {
  return WRAPPERS.some((type) => type === node?.type)
}

/** The expression inside its wrappers. */
export function unwrapped(node: t.Node): t.Node {
  return isWrapper(node) ? unwrapped(node.expression) : node
}

/** The key of an object's property, where it is a literal. */
export function staticKey({
  key,
  computed,
}: t.ObjectProperty | t.ObjectMethod): string | undefined {
  return key.type === 'NumericLiteral' ? String(key.value) : literalName(key, computed)
}

/** The name of the property that a member expression reads, where it is a literal. */
export function staticProperty({
  property,
  computed,
}: t.MemberExpression | t.OptionalMemberExpression): string | undefined {
  return literalName(property, computed)
}

function literalName(node: t.Node, computed: boolean): string | undefined {
  if (node.type === 'StringLiteral') return node.value
  return node.type === 'Identifier' && !computed ? node.name : undefined
}

/** A name in an import or export specifier. */
export function nameOf(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

/** The module of `import('…')`, where it is a literal. */
export function dynamicImportSource(expression: t.Node): string | undefined {
  const source = importedModule(unwrapped(expression))
  if (source?.type === 'TemplateLiteral' && source.expressions.length === 0) {
    return source.quasis[0]?.value.cooked ?? undefined
  }
  return source?.type === 'StringLiteral' ? source.value : undefined
}

function importedModule(node: t.Node): t.Node | undefined {
  if (node.type === 'ImportExpression') return node.source
  return node.type === 'CallExpression' && node.callee.type === 'Import'
    ? node.arguments[0]
    : undefined
}

/** The expressions that a function may return; a `return` without one stands for itself. */
export function returnedValues({ body }: t.Function): readonly t.Node[] {
  if (body.type !== 'BlockStatement') return [body]
  const returned: t.Node[] = []
  walk(body, (node) => {
    if (node.type === 'ReturnStatement') returned.push(node.argument ?? node)
    return !isFunction(node)
  })
  return returned
}

import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { nameOf, staticKey } from '../model/nodes.ts'
import { outermostWrapper, ancestorsOf, type Syntax } from '../model/syntax.ts'
import { declaredNames } from '../model/bindings.ts'

/** The destination of an expression's value, by the code around it. */
export type Use =
  /** `make()` */
  | { readonly kind: 'callee'; readonly call: t.CallExpression | t.OptionalCallExpression }
  /** `f(make)` */
  | { readonly kind: 'argument'; readonly call: t.CallExpression }
  /** `tools.make` */
  | { readonly kind: 'object'; readonly member: t.MemberExpression | t.OptionalMemberExpression }
  /** `a ?? b`, `c ? a : b` */
  | { readonly kind: 'branch'; readonly choice: t.LogicalExpression | t.ConditionalExpression }
  /** `await import('…')` */
  | { readonly kind: 'awaited'; readonly expression: t.AwaitExpression }
  /** `const make = createServerFn`, `const { make } = tools` */
  | { readonly kind: 'initializer'; readonly declarator: t.VariableDeclarator }
  /** `make = createServerFn` */
  | { readonly kind: 'assigned'; readonly target: t.Node }
  | PropertyUse
  /** `[base]` */
  | { readonly kind: 'element'; readonly list: t.ArrayExpression }
  /** `() => createServerFn()`, `function make() { return createServerFn() }` */
  | { readonly kind: 'returned'; readonly fn: t.Function }
  /** `export { make }`, `export default base` */
  | { readonly kind: 'exported'; readonly name: string }
  /** A statement of its own. */
  | { readonly kind: 'discarded' }
  | { readonly kind: 'other' }

/** `{ make: createServerFn }`, `{ make() {} }` */
export interface PropertyUse {
  readonly kind: 'property'
  readonly object: t.ObjectExpression
  readonly key: string | undefined
}

const OTHER: Use = { kind: 'other' }

export function useOf(node: t.Node, syntax: Syntax): Use {
  const whole = outermostWrapper(node, syntax)
  const parent = syntax.parentOf(whole)
  switch (parent?.type) {
    case undefined:
    case 'ExpressionStatement':
      return { kind: 'discarded' }
    case 'CallExpression':
      return { kind: parent.callee === whole ? 'callee' : 'argument', call: parent }
    case 'OptionalCallExpression':
      return parent.callee === whole ? { kind: 'callee', call: parent } : OTHER
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === whole ? { kind: 'object', member: parent } : OTHER
    case 'LogicalExpression':
      return { kind: 'branch', choice: parent }
    case 'ConditionalExpression':
      return parent.test === whole ? OTHER : { kind: 'branch', choice: parent }
    case 'AwaitExpression':
      return { kind: 'awaited', expression: parent }
    case 'VariableDeclarator':
      return { kind: 'initializer', declarator: parent }
    case 'AssignmentExpression':
      return parent.right === whole ? { kind: 'assigned', target: parent.left } : OTHER
    case 'ObjectProperty':
      return parent.value === whole ? propertyUse(parent, syntax) : OTHER
    case 'ObjectExpression':
      return whole.type === 'ObjectMethod' ? propertyUse(whole, syntax) : OTHER
    case 'ArrayExpression':
      return { kind: 'element', list: parent }
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return returnUse(whole, parent, syntax)
    case 'ExportDefaultDeclaration':
      return { kind: 'exported', name: 'default' }
    case 'ExportSpecifier':
      return { kind: 'exported', name: nameOf(parent.exported) }
    default:
      return OTHER
  }
}

function propertyUse(member: t.ObjectProperty | t.ObjectMethod, { parentOf }: Syntax): Use {
  const object = parentOf(member)
  return object?.type === 'ObjectExpression'
    ? { kind: 'property', object, key: staticKey(member) }
    : OTHER
}

function returnUse(
  value: t.Node,
  parent: t.ReturnStatement | t.ArrowFunctionExpression,
  syntax: Syntax,
): Use {
  if (parent.type === 'ArrowFunctionExpression') {
    return parent.body === value ? { kind: 'returned', fn: parent } : OTHER
  }
  for (const outer of ancestorsOf(parent, syntax)) {
    if (isFunction(outer)) return { kind: 'returned', fn: outer }
  }
  return OTHER
}

/** Visits everything that imported values reach: through calls, properties, variables, objects and functions. */
export function followImports(syntax: Syntax, visit: (node: t.Node) => void): void {
  const seen = new Set<t.Node>()
  const imports = [...syntax.moduleScope.bindings.values()].filter(({ kind }) => kind === 'import')
  const dynamicImports = syntax.dynamicImports.map((call) => {
    const use = useOf(call, syntax)
    return use.kind === 'awaited' ? use.expression : call
  })
  const queue: t.Node[] = [...imports.flatMap(({ references }) => references), ...dynamicImports]
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    visit(node)
    for (const next of nextOf(node, syntax)) queue.push(next)
  }
}

function nextOf(node: t.Node, syntax: Syntax): readonly t.Node[] {
  if (node.type === 'FunctionDeclaration') return referencesOf(node.id, syntax)
  const use = useOf(node, syntax)
  switch (use.kind) {
    case 'callee':
      return [use.call]
    case 'object':
      return [use.member]
    case 'branch':
      return [use.choice]
    case 'initializer':
      return referencesOf(use.declarator.id, syntax)
    case 'assigned':
      return referencesOf(use.target, syntax)
    case 'property':
      return [use.object]
    case 'returned':
      return [use.fn]
    default:
      return []
  }
}

function referencesOf(pattern: t.Node | null | undefined, syntax: Syntax): readonly t.Node[] {
  return declaredNames(pattern).flatMap((name) => syntax.bindingOf(name)?.references ?? [])
}

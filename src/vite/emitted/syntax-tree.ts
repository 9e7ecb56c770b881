/** The tree of a module from the bundler's own parser, as far as the check reads it. */

export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The nodes below one, in the order of the source; types have no values. */
export function childrenOf(node: Node): readonly Node[] {
  const known = CHILDREN.get(node)
  if (known !== undefined) return known
  const children: Node[] = []
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (isNode(each) && !isType(each)) children.push(each)
    }
  }
  CHILDREN.set(node, children)
  return children
}

/** Each tree is walked several times. */
const CHILDREN = new WeakMap<Node, readonly Node[]>()

function isType({ type }: Node): boolean {
  return type.startsWith('TS') && !WRAPPERS.has(type)
}

export function at(node: Node | undefined, key: string): Node | undefined {
  const value = node?.[key]
  return isNode(value) ? value : undefined
}

export function listAt(node: Node, key: string): readonly Node[] {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

export function textAt(node: Node | undefined, key: string): string | undefined {
  const value = node?.[key]
  return typeof value === 'string' ? value : undefined
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
])

/** The expression within parentheses and types. */
export function unwrapped(node: Node): Node {
  const inner = WRAPPERS.has(node.type) ? at(node, 'expression') : undefined
  return inner === undefined ? node : unwrapped(inner)
}

export function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionDeclaration' ||
    type === 'FunctionExpression' ||
    type === 'ArrowFunctionExpression'
  )
}

/** The value of a string literal, or of a template without expressions. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return textAt(node, 'value')
  if (node?.type !== 'TemplateLiteral' || listAt(node, 'expressions').length > 0) return undefined
  const [quasi] = listAt(node, 'quasis')
  const value = quasi?.['value']
  return typeof value === 'object' && value !== null && 'cooked' in value
    ? String(value.cooked)
    : undefined
}

/** The name of a member, a property or a specifier, where it is written out. */
export function nameAt(node: Node, key: string): string | undefined {
  const name = at(node, key)
  const isPlain = node['computed'] !== true && name?.type === 'Identifier'
  return isPlain ? textAt(name, 'name') : literalText(name)
}

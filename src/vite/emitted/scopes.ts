import { at, childrenOf, isFunction, listAt, textAt, type Node } from './syntax-tree.ts'

/** A scope of names. Blocks have none: a variable that shadows another counts as the same. */
export interface Scope {
  readonly id: number
  readonly parent: Scope | undefined
  readonly names: ReadonlySet<string>
}

export type Variable = `${number}:${string}`

export function scopesOf(program: Node): ReadonlyMap<Node, Scope> {
  const scopes = new Map<Node, Scope>()
  const visit = (node: Node, around: Scope & { readonly names: Set<string> }): void => {
    const own =
      isFunction(node) || hasThis(node)
        ? { id: scopes.size, parent: around, names: new Set(ownNames(node)) }
        : around
    if (own !== around) scopes.set(node, own)
    for (const name of declaredNames(node)) around.names.add(name)
    for (const child of childrenOf(node)) visit(child, own)
  }
  const top = { id: 0, parent: undefined, names: new Set<string>() }
  scopes.set(program, top)
  for (const statement of childrenOf(program)) visit(statement, top)
  return scopes
}

/** The variable that a name refers to; one of the module if it is undeclared. */
export function variableOf(name: string, scope: Scope): Variable {
  return scope.names.has(name) || scope.parent === undefined
    ? `${scope.id}:${name}`
    : variableOf(name, scope.parent)
}

/** Whether a node binds `this`: a class, or an object with methods. */
export function hasThis({ type }: Node): boolean {
  return type === 'ClassDeclaration' || type === 'ClassExpression' || type === 'ObjectExpression'
}

function ownNames(node: Node): readonly string[] {
  const own = node.type.endsWith('Expression') ? boundNames(at(node, 'id')) : []
  return [...own, ...listAt(node, 'params').flatMap(boundNames), ...(hasThis(node) ? ['this'] : [])]
}

function declaredNames(node: Node): readonly string[] {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return boundNames(at(node, 'id'))
    case 'CatchClause':
      return boundNames(at(node, 'param'))
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return boundNames(at(node, 'local'))
    default:
      return []
  }
}

export function boundNames(pattern: Node | undefined): readonly string[] {
  return boundIn(pattern).map(({ name }) => name)
}

/** A name that a pattern binds, and the key of the object that it was read from. */
interface BoundName {
  readonly name: string
  readonly key: string | undefined
}

export function boundIn(pattern: Node | undefined, key?: string): readonly BoundName[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [{ name: textAt(pattern, 'name') ?? '', key }]
    case 'ObjectPattern':
      return listAt(pattern, 'properties').flatMap((each) =>
        each.type === 'RestElement'
          ? boundIn(at(each, 'argument'))
          : boundIn(
              at(each, 'value'),
              textAt(at(each, 'key'), 'name') ?? textAt(at(each, 'key'), 'value'),
            ),
      )
    case 'ArrayPattern':
      return listAt(pattern, 'elements').flatMap((each) => boundIn(each))
    case 'AssignmentPattern':
      return boundIn(at(pattern, 'left'), key)
    case 'RestElement':
      return boundIn(at(pattern, 'argument'))
    case 'TSParameterProperty':
      return boundIn(at(pattern, 'parameter'))
    default:
      return []
  }
}

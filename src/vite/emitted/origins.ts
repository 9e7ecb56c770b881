import { isFinisher } from './names.ts'
import { boundNames, hasThis, scopesOf, variableOf, type Scope, type Variable } from './scopes.ts'
import {
  at,
  childrenOf,
  isFunction,
  listAt,
  literalText,
  nameAt,
  textAt,
  unwrapped,
  type Node,
} from './syntax-tree.ts'

/** The origin of a value: a variable of the module, or an export of another. */
export type Origin = VariableOrigin | ImportOrigin

interface VariableOrigin {
  readonly kind: 'variable'
  readonly variable: Variable
}

/** An export of another module; `*` for all of them. */
interface ImportOrigin {
  readonly kind: 'import'
  readonly source: string
  readonly name: string
}

/** The origins that expressions of a module mention: coarsely, their value may have come from any of them. */
export class Origins {
  readonly #scopes: ReadonlyMap<Node, Scope>
  readonly #scopeOf = new Map<Node, Scope>()
  readonly #origins = new Map<string, Origin>()
  readonly #known = new Map<Node, ReadonlySet<Origin>>()

  constructor(program: Node) {
    this.#scopes = scopesOf(program)
    this.#place(program, TOP)
    for (const statement of listAt(program, 'body')) {
      if (statement.type !== 'ImportDeclaration') continue
      const source = literalText(at(statement, 'source')) ?? ''
      for (const specifier of listAt(statement, 'specifiers')) {
        const local = textAt(at(specifier, 'local'), 'name') ?? ''
        this.#origins.set(`0:${local}`, this.imported(source, importedName(specifier)))
      }
    }
  }

  /** The scope around a node; a function is in its own. */
  scopeOf(node: Node): Scope {
    return this.#scopeOf.get(node) ?? TOP
  }

  ofName(name: string, scope: Scope): Origin {
    const variable = variableOf(name, scope)
    return this.#once(variable, { kind: 'variable', variable })
  }

  imported(source: string, name: string): Origin {
    return this.#once(`import ${name} ${source}`, { kind: 'import', source, name })
  }

  of(node: Node): ReadonlySet<Origin> {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const found = this.#read(unwrapped(node))
    this.#known.set(node, found)
    return found
  }

  /** Whether a call turns a builder into a finished function. */
  isFinished(call: Node): boolean {
    const callee = at(call, 'callee')
    if (callee?.type !== 'Identifier') return false
    const origin = this.ofName(textAt(callee, 'name') ?? '', this.scopeOf(call))
    return origin.kind === 'import' && isFinisher(origin.source, origin.name)
  }

  #place(node: Node, around: Scope): void {
    const scope = this.#scopes.get(node) ?? around
    this.#scopeOf.set(node, scope)
    for (const child of childrenOf(node)) this.#place(child, scope)
  }

  #once(key: string, origin: Origin): Origin {
    const known = this.#origins.get(key) ?? origin
    this.#origins.set(key, known)
    return known
  }

  #read(node: Node): ReadonlySet<Origin> {
    switch (node.type) {
      case 'Identifier':
        return new Set([this.ofName(textAt(node, 'name') ?? '', this.scopeOf(node))])
      case 'ThisExpression':
        return new Set([this.ofName('this', this.scopeOf(node))])
      case 'ImportExpression':
        return this.#ofModule(at(node, 'source'))
      case 'CallExpression':
        return this.#ofCall(node)
      case 'MemberExpression':
        return this.#ofMember(node)
      default:
        return isFunction(node) ? this.#ofAll(resultsOf(node)) : this.#ofParts(node)
    }
  }

  /** A class or an object includes all that is assigned to its `this`. */
  #ofParts(node: Node): ReadonlySet<Origin> {
    const parts = this.#ofAll(valuesIn(node))
    return hasThis(node) ? new Set([...parts, this.ofName('this', this.scopeOf(node))]) : parts
  }

  #ofAll(nodes: readonly Node[]): ReadonlySet<Origin> {
    return new Set(nodes.flatMap((each) => Array.from(this.of(each))))
  }

  #ofModule(source: Node | undefined): ReadonlySet<Origin> {
    const text = literalText(source)
    return new Set(text === undefined ? [] : [this.imported(text, '*')])
  }

  #ofCall(node: Node): ReadonlySet<Origin> {
    if (this.isFinished(node)) return new Set()
    const isRequire = textAt(at(node, 'callee'), 'name') === 'require'
    return isRequire ? this.#ofModule(listAt(node, 'arguments')[0]) : this.#ofAll(childrenOf(node))
  }

  /** `tools.make`, `(await import('./tools')).make`: of a whole module it is one export. */
  #ofMember(node: Node): ReadonlySet<Origin> {
    const object = unwrapped(at(node, 'object') ?? node)
    const isWhole = object.type === 'Identifier' || object.type === 'AwaitExpression'
    const name = nameAt(node, 'property')
    const [whole, ...others] = isWhole && name !== undefined ? this.of(object) : []
    const isModule = whole?.kind === 'import' && whole.name === '*' && others.length === 0
    return isModule && name !== undefined
      ? new Set([this.imported(whole.source, name)])
      : this.#ofAll(valuesIn(node))
  }
}

const TOP: Scope = { id: 0, parent: undefined, names: new Set() }

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  return specifier.type === 'ImportDefaultSpecifier'
    ? 'default'
    : (nameAt(specifier, 'imported') ?? '')
}

const KEYS: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  AccessorProperty: 'key',
}

/** The parts of a node that are values, without the names of its properties. */
function valuesIn(node: Node): readonly Node[] {
  const key = KEYS[node.type]
  const name = key === undefined || node['computed'] === true ? undefined : at(node, key)
  return childrenOf(node).filter((each) => each !== name)
}

/** A function's results: the values that it returns or yields, and the arguments of calls of its parameters. */
function resultsOf(fn: Node): readonly Node[] {
  const body = at(fn, 'body') ?? fn
  const given = new Set(listAt(fn, 'params').flatMap((each) => boundNames(each)))
  const visit = (node: Node, isOwn: boolean): readonly Node[] => {
    const callee = node.type === 'CallExpression' ? textAt(at(node, 'callee'), 'name') : undefined
    const handed = callee !== undefined && given.has(callee) ? listAt(node, 'arguments') : []
    const isResult = isOwn && /^(?:ReturnStatement|YieldExpression)$/.test(node.type)
    const inner = childrenOf(node).flatMap((each) => visit(each, isOwn && !isFunction(each)))
    return [...handed, ...(isResult ? childrenOf(node) : []), ...inner]
  }
  return body.type === 'BlockStatement' ? visit(body, true) : [body, ...visit(body, false)]
}

export function functionsIn(node: Node): readonly Node[] {
  return isFunction(node) ? [node] : childrenOf(node).flatMap(functionsIn)
}

/** The expression that a chain of members and calls starts from. */
export function rootOf(node: Node): Node {
  const plain = unwrapped(node)
  const next = at(plain, plain.type === 'CallExpression' ? 'callee' : 'object')
  return next === undefined ? plain : rootOf(next)
}

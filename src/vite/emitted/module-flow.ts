import { functionsIn, Origins, rootOf, type Origin } from './origins.ts'
import { boundIn, boundNames, hasThis, variableOf, type Scope, type Variable } from './scopes.ts'
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

/** A call of a function, with the origins that its arguments mention. */
interface PassedValues {
  readonly to: Origin
  readonly values: readonly Origin[]
}

/** How values move in a module: coarsely, into every expression that mentions them. */
export class ModuleFlow {
  readonly program: Node
  readonly origins: Origins
  readonly stars: string[] = []
  readonly passed: PassedValues[] = []
  readonly #into = new Map<Variable, Set<Origin>>()
  readonly #exports = new Map<string, Set<Origin>>()
  readonly #parameters = new Map<Variable, Variable[]>()
  readonly #values = new Map<Variable, Node>()
  readonly #keys = new Map<Variable, string>()

  constructor(program: Node) {
    this.program = program
    this.origins = new Origins(program)
    this.#read(program)
    for (const { to, values } of this.passed) {
      const parameters = to.kind === 'variable' ? this.parametersOf(to.variable) : []
      for (const parameter of parameters) this.#flow(parameter, values)
    }
  }

  into(variable: Variable): Iterable<Origin> {
    return this.#into.get(variable) ?? []
  }

  /** The origins of an export's values; `undefined` where the module has no such export. */
  exported(name: string): Iterable<Origin> | undefined {
    return this.#exports.get(name)
  }

  allExported(): readonly Origin[] {
    return [...this.#exports.values()].flatMap((each) => Array.from(each))
  }

  exportsOf(variable: Variable): readonly string[] {
    return [...this.#exports].flatMap(([name, origins]) =>
      [...origins].some((each) => each.kind === 'variable' && each.variable === variable)
        ? [name]
        : [],
    )
  }

  parametersOf(variable: Variable): readonly Variable[] {
    return this.#parameters.get(variable) ?? []
  }

  ownersOf(parameter: Variable): readonly Variable[] {
    return [...this.#parameters].flatMap(([variable, all]) =>
      all.includes(parameter) ? [variable] : [],
    )
  }

  /** An expression, or the initial value of the variable that it names. */
  writtenFor(node: Node): Node {
    const plain = unwrapped(node)
    const name = plain.type === 'Identifier' ? textAt(plain, 'name') : undefined
    if (name === undefined) return plain
    return this.#values.get(variableOf(name, this.origins.scopeOf(plain))) ?? plain
  }

  /** The key under which the value of a variable was read from an object. */
  keyOf(node: Node): string | undefined {
    const name = node.type === 'Identifier' ? textAt(node, 'name') : undefined
    return name === undefined
      ? undefined
      : this.#keys.get(variableOf(name, this.origins.scopeOf(node)))
  }

  #read(node: Node): void {
    const scope = this.origins.scopeOf(node)
    if (hasThis(node)) {
      const parts = childrenOf(node).flatMap((each) => Array.from(this.origins.of(each)))
      this.#flow(variableOf('this', scope), parts)
    }
    this.#readOne(node, scope)
    childrenOf(node).forEach((each) => this.#read(each))
  }

  #readOne(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'VariableDeclarator':
        return this.#declare(at(node, 'id'), at(node, 'init'), scope)
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return this.#declare(at(node, 'id'), node, scope.parent ?? scope)
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#assign(declaredIn(at(node, 'left')), at(node, 'right'), scope)
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        return this.#assign(at(node, 'left'), at(node, 'right'), scope)
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node)
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return this.#export(node, scope)
    }
  }

  #flow(variable: Variable, origins: Iterable<Origin>): void {
    addTo(this.#into, variable, origins)
  }

  #declare(target: Node | undefined, value: Node | undefined, scope: Scope): void {
    if (value === undefined) return
    const parameters = this.#parametersIn(value)
    for (const { name, key } of boundIn(target)) {
      const variable = variableOf(name, scope)
      this.#flow(variable, this.origins.of(value))
      this.#parameters.set(variable, [...this.parametersOf(variable), ...parameters])
      if (key !== undefined) this.#keys.set(variable, key)
      if (target?.type === 'Identifier') this.#values.set(variable, unwrapped(value))
    }
  }

  #assign(target: Node | undefined, value: Node | undefined, scope: Scope): void {
    if (target === undefined || value === undefined) return
    const origins = this.origins.of(value)
    const root = rootOf(target)
    const names = root.type === 'ThisExpression' ? ['this'] : boundNames(root)
    for (const name of names) this.#flow(variableOf(name, scope), origins)
    // CommonJS: a property of any name is exported.
    const isExport = target !== root && /^(?:module|exports)$/.test(textAt(root, 'name') ?? '')
    if (isExport) addTo(this.#exports, nameAt(target, 'property') ?? WHOLE, origins)
    if (isExport) addTo(this.#exports, WHOLE, origins)
  }

  #call(node: Node): void {
    const callee = at(node, 'callee')
    if (callee === undefined || this.origins.isFinished(node)) return
    const written = listAt(node, 'arguments')
    const values = written.flatMap((each) => Array.from(this.origins.of(each)))
    const callbacks = written.filter((each) => isFunction(unwrapped(each)))
    for (const parameter of callbacks.flatMap((each) => this.#parametersIn(each))) {
      this.#flow(parameter, [...this.origins.of(callee), ...values])
    }
    for (const parameter of this.#parametersIn(callee)) this.#flow(parameter, values)
    if (values.length === 0) return
    for (const to of this.origins.of(callee)) this.passed.push({ to, values })
  }

  #parametersIn(node: Node): readonly Variable[] {
    return functionsIn(node).flatMap((fn) =>
      listAt(fn, 'params').flatMap((each) =>
        boundNames(each).map((name) => variableOf(name, this.origins.scopeOf(fn))),
      ),
    )
  }

  #export(node: Node, scope: Scope): void {
    const source = literalText(at(node, 'source'))
    const declaration = at(node, 'declaration')
    if (node.type === 'ExportDefaultDeclaration') {
      const name = textAt(at(declaration, 'id'), 'name')
      const value = declaration && name === undefined ? this.origins.of(declaration) : []
      addTo(
        this.#exports,
        'default',
        name === undefined ? value : [this.origins.ofName(name, scope)],
      )
    } else if (node.type === 'ExportAllDeclaration') {
      const name = nameAt(node, 'exported')
      if (name === undefined) this.stars.push(source ?? '')
      else addTo(this.#exports, name, [this.origins.imported(source ?? '', '*')])
    }
    const isNamed = node.type === 'ExportNamedDeclaration'
    for (const name of isNamed ? declaredBy(declaration) : []) {
      addTo(this.#exports, name, [this.origins.ofName(name, scope)])
    }
    for (const specifier of listAt(node, 'specifiers')) {
      const local = nameAt(specifier, 'local') ?? ''
      const origin =
        source === undefined
          ? this.origins.ofName(local, scope)
          : this.origins.imported(source, local)
      addTo(this.#exports, nameAt(specifier, 'exported') ?? '', [origin])
    }
  }
}

/** The whole of a CommonJS module's exports. */
export const WHOLE = 'module.exports'

function addTo<K>(map: Map<K, Set<Origin>>, key: K, origins: Iterable<Origin>): void {
  const known = map.get(key) ?? new Set()
  for (const origin of origins) known.add(origin)
  map.set(key, known)
}

/** The pattern that a loop fills. */
function declaredIn(left: Node | undefined): Node | undefined {
  const [declarator] = left === undefined ? [] : listAt(left, 'declarations')
  return declarator === undefined ? left : at(declarator, 'id')
}

function declaredBy(declaration: Node | undefined): readonly string[] {
  if (declaration === undefined) return []
  const patterns = listAt(declaration, 'declarations').map((each) => at(each, 'id'))
  return [at(declaration, 'id'), ...patterns].flatMap((each) => boundNames(each))
}

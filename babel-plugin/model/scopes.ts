import type * as t from '@babel/types'

type BindingKind = 'import' | 'variable' | 'function' | 'class' | 'parameter' | 'other'

export interface Binding {
  readonly name: string
  readonly kind: BindingKind
  readonly identifier: t.Identifier
  /** The declarator, specifier, function, class, enum, namespace or catch clause. */
  readonly declaration: t.Node
  readonly scope: Scope
  readonly references: readonly t.Node[]
  /** The identifiers through which it is assigned again. */
  readonly assignments: readonly t.Node[]
}

/** A part of the module in which names are declared. */
export interface Scope {
  /** The program, function, class, block or loop. */
  readonly node: t.Node
  readonly parent: Scope | undefined
  readonly bindings: ReadonlyMap<string, Binding>
}

interface OpenBinding extends Binding {
  declaration: t.Node
  readonly references: t.Node[]
  readonly assignments: t.Node[]
}

interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined
  readonly bindings: Map<string, OpenBinding>
  /** Whether `var` is declared here. */
  readonly isFunction: boolean
  /** Uses of names that may be declared further down. */
  readonly pending: { readonly name: string; readonly node: t.Node; readonly isRead: boolean }[]
}

/** The scopes of a module and the parents of its nodes, filled while the tree is walked. */
export class Scopes {
  readonly parents: Map<t.Node, t.Node> = new Map()
  /** By each identifier that declares, reads or assigns a name. */
  readonly bindings: Map<t.Node, Binding> = new Map()
  /** By the node that opens each. */
  readonly scopes: Map<t.Node, Scope> = new Map()
  readonly dynamicImports: t.Expression[] = []
  readonly names: Set<string> = new Set()
  readonly module: OpenScope
  #current: OpenScope

  constructor(program: t.Program) {
    this.module = openScope(program, undefined, true)
    this.#current = this.module
    this.scopes.set(program, this.module)
  }

  /** Opens a scope, and resolves the names in it when it ends. */
  within(node: t.Node, isFunction: boolean, visit: () => void): void {
    const outer = this.#current
    const scope = openScope(node, outer, isFunction)
    this.scopes.set(node, scope)
    this.#current = scope
    visit()
    this.resolveNames()
    this.#current = outer
  }

  /** Resolves the names used so far: a default value of a parameter does not see the names of the body. */
  resolveNames(): void {
    const { pending, bindings, parent } = this.#current
    for (const use of pending.splice(0)) {
      const binding = bindings.get(use.name)
      if (binding === undefined) parent?.pending.push(use)
      else {
        this.bindings.set(use.node, binding)
        if (use.isRead) binding.references.push(use.node)
        else binding.assignments.push(use.node)
      }
    }
  }

  get current(): Scope {
    return this.#current
  }

  /** Declares a name, by default in the current scope. */
  declare(
    identifier: t.Identifier,
    kind: BindingKind,
    declaration: t.Node,
    place: OpenScope = this.#current,
  ): void {
    const { name } = identifier
    const known = place.bindings.get(name)
    const binding: OpenBinding = known ?? {
      name,
      kind,
      identifier,
      declaration,
      scope: place,
      references: [],
      assignments: [],
    }
    // A second `var` is an assignment; the declaration that follows overloads is the implementation.
    if (known?.kind === 'variable' || kind === 'variable') known?.assignments.push(identifier)
    if (known?.declaration.type === 'TSDeclareFunction') known.declaration = declaration
    place.bindings.set(name, binding)
    this.bindings.set(identifier, binding)
    this.names.add(name)
  }

  declareVar(identifier: t.Identifier, declaration: t.Node): void {
    let scope = this.#current
    while (!scope.isFunction && scope.parent !== undefined) scope = scope.parent
    this.declare(identifier, 'variable', declaration, scope)
  }

  use(name: string, node: t.Node, isRead: boolean): void {
    this.names.add(name)
    this.#current.pending.push({ name, node, isRead })
  }
}

function openScope(node: t.Node, parent: OpenScope | undefined, isFunction: boolean): OpenScope {
  return { node, parent, bindings: new Map(), isFunction, pending: [] }
}

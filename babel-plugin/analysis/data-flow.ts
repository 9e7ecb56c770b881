import type * as t from '@babel/types'
import { declaredNames } from '../model/bindings.ts'
import type { Syntax } from '../model/syntax.ts'
import { useOf } from './value-use.ts'

/**
 * Follows values outward: from the names that a module imports to everything made of them, through calls,
 * properties, variables, objects and functions. Only the code that a value reaches is visited, not the module.
 */
export function followImports(syntax: Syntax, visit: (node: t.Node) => void): void {
  const seen = new Set<t.Node>()
  const queue = [...importedReferences(syntax), ...dynamicImports(syntax)]
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    visit(node)
    for (const next of nextOf(node, syntax)) queue.push(next)
  }
}

function importedReferences({ moduleScope }: Syntax): readonly t.Node[] {
  return [...moduleScope.bindings.values()].flatMap(({ kind, references }) =>
    kind === 'import' ? references : [],
  )
}

/** `import('…')`, with the `await` in front of it. */
function dynamicImports(syntax: Syntax): readonly t.Node[] {
  return syntax.dynamicImports.map((call) => {
    const use = useOf(call, syntax)
    return use.kind === 'awaited' ? use.expression : call
  })
}

/** The nodes that receive the value of a node. */
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

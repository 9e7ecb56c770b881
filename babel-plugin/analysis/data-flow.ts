import type * as t from '@babel/types'
import { declaredNames } from '../model/bindings.ts'
import type { Syntax } from '../model/syntax.ts'
import { functionAround } from '../model/functions.ts'
import { isFunction } from '../model/node-kinds.ts'
import { outermostWrapper } from '../model/wrappers.ts'

/**
 * Follows values outward: from the names that a module imports to whatever is made of them, through calls,
 * properties, variables, objects and functions. Only what a value reaches is looked at, not the module.
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

/** `import('…')`, and `await` in front of it. */
function dynamicImports(syntax: Syntax): readonly t.Node[] {
  return syntax.dynamicImports.map((call) => {
    const outer = syntax.parentOf(outermostWrapper(call, syntax))
    return outer?.type === 'AwaitExpression' ? outer : call
  })
}

/** Where the value of an expression goes next. */
function nextOf(node: t.Node, syntax: Syntax): readonly t.Node[] {
  const whole = outermostWrapper(node, syntax)
  const parent = syntax.parentOf(whole)
  if (parent === undefined) return []
  if (isPartOf(whole, parent)) return [parent]
  if (parent.type === 'VariableDeclarator') return referencesOf(parent.id, syntax)
  if (parent.type === 'AssignmentExpression') return referencesOf(parent.left, syntax)
  if (parent.type === 'ObjectProperty') return objectOf(parent, syntax)
  const fn = returningFunction(whole, parent, syntax)
  if (fn === undefined) return []
  if (fn.type === 'FunctionDeclaration') return referencesOf(fn.id, syntax)
  return fn.type === 'ObjectMethod' ? objectOf(fn, syntax) : [fn]
}

function isPartOf(node: t.Node, parent: t.Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === node
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee === node
    case 'LogicalExpression':
      return true
    case 'ConditionalExpression':
      return parent.test !== node
    default:
      return false
  }
}

function objectOf(property: t.Node, { parentOf }: Syntax): readonly t.Node[] {
  const object = parentOf(property)
  return object?.type === 'ObjectExpression' ? [object] : []
}

/** The function that gives a value back. */
function returningFunction(value: t.Node, parent: t.Node, syntax: Syntax): t.Function | undefined {
  if (parent.type === 'ReturnStatement') return functionAround(parent, syntax)
  return isFunction(parent) && parent.body === value ? parent : undefined
}

function referencesOf(pattern: t.Node | null | undefined, syntax: Syntax): readonly t.Node[] {
  return declaredNames(pattern).flatMap((name) => syntax.bindingOf(name)?.references ?? [])
}

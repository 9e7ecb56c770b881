import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'

/**
 * Exports a function from its module for the manifest.
 *
 * ```ts
 * export { add as add_createServerFn_handler }
 * export const api$users$list_createServerFn_handler = api.users.list
 * ```
 */
export function exportImplementation(
  program: NodePath<t.Program>,
  path: readonly string[],
  exportName: string,
): void {
  const [variable = '', ...keys] = path
  const local = variable === 'default' ? nameDefaultExport(program) : variable
  if (keys.length === 0) {
    const specifier = t.exportSpecifier(t.identifier(local), t.identifier(exportName))
    program.pushContainer('body', t.exportNamedDeclaration(null, [specifier]))
    return
  }
  const value = keys.reduce<t.Expression>(propertyOf, t.identifier(local))
  const declarator = t.variableDeclarator(t.identifier(exportName), value)
  const declaration = t.variableDeclaration('const', [declarator])
  program.pushContainer('body', t.exportNamedDeclaration(declaration))
}

function propertyOf(object: t.Expression, key: string): t.Expression {
  return t.isValidIdentifier(key, false)
    ? t.memberExpression(object, t.identifier(key))
    : t.memberExpression(object, t.stringLiteral(key), true)
}

/** Gives the default export a name that can be referred to, once. */
function nameDefaultExport(program: NodePath<t.Program>): string {
  for (const statement of program.get('body')) {
    if (statement.isExportNamedDeclaration()) {
      const named = statement.node.specifiers.find(
        (each) => t.isExportSpecifier(each) && t.isIdentifier(each.exported, { name: 'default' }),
      )
      if (t.isExportSpecifier(named)) return named.local.name
    }
    if (!statement.isExportDefaultDeclaration()) continue
    const { declaration } = statement.node
    if (!t.isExpression(declaration)) continue
    const local = program.scope.generateUidIdentifier('default')
    const specifier = t.exportSpecifier(t.cloneNode(local), t.identifier('default'))
    statement.replaceWithMultiple([
      t.variableDeclaration('const', [t.variableDeclarator(local, declaration)]),
      t.exportNamedDeclaration(null, [specifier]),
    ])
    return local.name
  }
  throw program.buildCodeFrameError('[seamline] Bug: no default export. Please open an issue.')
}

import type * as t from '@babel/types'
import { freeName, type TextEdits } from '../edits/text-edits.ts'
import { nameOf, endOf, startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'

/**
 * Exports a function from its module for the manifest.
 *
 * ```ts
 * export { add as add_createServerFn_handler }
 * export const api$users$list_createServerFn_handler = api.users.list
 * ```
 */
export function exportImplementation(
  path: readonly string[],
  exportName: string,
  nameDefault: () => string,
  edits: TextEdits,
): void {
  const [variable = '', ...keys] = path
  const local = variable === 'default' ? nameDefault() : variable
  edits.lines.push(
    keys.length === 0
      ? `export { ${local} as ${exportName} }`
      : `export const ${exportName} = ${local}${keys.map(propertyOf).join('')}`,
  )
}

function propertyOf(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

export function defaultExportNamer(edits: TextEdits): () => string {
  let name: string | undefined
  return () => (name ??= nameDefaultExport(edits))
}

function nameDefaultExport(edits: TextEdits): string {
  const { syntax } = edits
  for (const statement of syntax.program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const local = localOfDefault(statement)
      if (local !== undefined) return local
    }
    if (statement.type !== 'ExportDefaultDeclaration') continue
    return replaceDefaultExport(statement, edits, syntax)
  }
  throw new Error(`[seamline] Bug: ${syntax.file} has no default export. Please open an issue.`)
}

function localOfDefault({ specifiers }: t.ExportNamedDeclaration): string | undefined {
  const found = specifiers.find((each) => nameOf(each.exported as t.Identifier) === 'default')
  return found?.type === 'ExportSpecifier' ? nameOf(found.local) : undefined
}

/** `export default list` becomes `const _default = list`. */
function replaceDefaultExport(
  statement: t.ExportDefaultDeclaration,
  edits: TextEdits,
  { names }: Syntax,
): string {
  const local = freeName('default', names)
  const start = startOf(statement)
  const end = startOf(statement.declaration)
  edits.removeRange({ start, end })
  edits.insert({ at: start, text: `const ${local} = `, anchor: end })
  edits.lines.push(`export { ${local} as default }`)
  // A source without semicolons must not continue on the next line.
  edits.insert({ at: endOf(statement), text: ';', anchor: end })
  return local
}

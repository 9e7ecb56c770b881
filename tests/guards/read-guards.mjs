/**
 * Reads the guards of the runtime: the functions that `src/<layer>/guards` exports. The return type
 * determines the replacement: a guard that returns nothing does nothing, a boolean guard returns
 * `true`, and any other guard returns its first argument.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'

/** The guards below a folder that contains `src`, sorted by name. */
export function readGuards(root) {
  return guardFiles(root).flatMap((file) => {
    const { program } = parse(readFileSync(join(root, file), 'utf8'), {
      sourceType: 'module',
      plugins: ['typescript'],
    })
    return program.body.flatMap((statement) => {
      if (statement.type !== 'ExportNamedDeclaration') return assertNoExport(statement, file)
      if (statement.exportKind === 'type') return []
      return [readGuard(statement.declaration, file)]
    })
  })
}

/** The text of a guard's file with the guard removed. */
export function withoutGuard(text, { body, removed }) {
  return `${text.slice(0, body.start)}{ ${removed} }${text.slice(body.end)}`
}

function guardFiles(root) {
  return readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => /^src\/[\w/]+\/guards\//.test(file))
    .sort()
}

function readGuard(declaration, file) {
  if (declaration?.type !== 'FunctionDeclaration') {
    throw new Error(`${file} exports something else than a function. Move it out of the guards.`)
  }
  const { id, params, body, returnType } = declaration
  const { name } = id
  if (returnType === undefined) throw new Error(`${file}: ${name} does not say what it returns.`)
  const removed = withoutCheck(returnType.typeAnnotation, params[0])
  if (removed === undefined) throw new Error(`${file}: ${name} has no name for its first argument.`)
  return {
    id: `${file.replace(/^src\//, '')} ${name}`,
    file,
    name,
    body: { start: body.start, end: body.end },
    removed,
  }
}

/**
 * The statement that replaces the body of a guard, or nothing for a guard that cannot be removed.
 */
function withoutCheck(type, first) {
  if (isNothing(type)) return ''
  if (type.type === 'TSBooleanKeyword' || type.type === 'TSTypePredicate') return 'return true'
  return first?.type === 'Identifier' ? `return ${first.name}` : undefined
}

function isNothing(type) {
  if (type.type === 'TSVoidKeyword') return true
  if (type.type === 'TSTypePredicate') return type.asserts === true
  const [inner] = type.typeParameters?.params ?? type.typeArguments?.params ?? []
  return type.typeName?.name === 'Promise' && inner?.type === 'TSVoidKeyword'
}

function assertNoExport({ type }, file) {
  if (type.startsWith('Export')) throw new Error(`${file} exports by another way than by name.`)
  return []
}

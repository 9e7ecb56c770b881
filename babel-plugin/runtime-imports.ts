import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'

/** Gives the local name of a runtime function, importing it on first use. */
export type ImportRuntime = (name: string, entry: string) => t.Identifier

/** Imports what compiled code calls under names that the module does not use, each once. */
export function runtimeImports(program: NodePath<t.Program>): ImportRuntime {
  const imported = new Map<string, t.Identifier>()
  return (name, entry) => {
    const key = `${entry} ${name}`
    const local = imported.get(key) ?? addImport(program, name, entry)
    imported.set(key, local)
    return t.cloneNode(local)
  }
}

function addImport(program: NodePath<t.Program>, name: string, entry: string): t.Identifier {
  const local = program.scope.generateUidIdentifier(name)
  const specifier = t.importSpecifier(local, t.identifier(name))
  program.unshiftContainer('body', t.importDeclaration([specifier], t.stringLiteral(entry)))
  return local
}

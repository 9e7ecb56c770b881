import { parseSync, traverse, type NodePath, type types as t } from '@babel/core'

/** The names in the text of a module. */
export interface ModuleNames {
  /** Names that it uses without declaring them. */
  readonly undeclared: ReadonlySet<string>
  /** The names of the values that it exports. */
  readonly exported: ReadonlySet<string>
}

/**
 * Reads a module with Babel's support for its language alone.
 *
 * @throws SyntaxError for code that does not parse
 */
export function readOutput(code: string, file: string): ModuleNames {
  const ast = parseSync(code, {
    filename: file,
    configFile: false,
    babelrc: false,
    highlightCode: false,
    parserOpts: {
      plugins: [
        ...(/\.tsx?$/.test(file) ? (['typescript'] as const) : []),
        ...(file.endsWith('.ts') ? [] : (['jsx'] as const)),
      ],
    },
  })
  if (ast?.type !== 'File') throw new Error(`${file} is no module`)
  return { undeclared: undeclaredIn(ast), exported: exportedBy(ast.program.body) }
}

function undeclaredIn(ast: t.File): ReadonlySet<string> {
  const undeclared = new Set<string>()
  // Missing in Babel's scope.
  const ofTypeScript = new Set(ast.program.body.flatMap(namesOfTypeScript))
  const note = (name: string, { scope }: NodePath): void => {
    if (!scope.hasBinding(name, { noGlobals: true }) && !ofTypeScript.has(name)) {
      undeclared.add(name)
    }
  }
  traverse(ast, {
    enter(path) {
      if (isTypes(path)) path.skip()
    },
    ReferencedIdentifier(path: NodePath<t.Identifier | t.JSXIdentifier>) {
      note(path.node.name, path)
    },
    JSXNamespacedName(path) {
      if (path.node.namespace.name === 'use') note(path.node.name.name, path)
    },
    'AssignmentExpression|UpdateExpression': (path: NodePath) => {
      for (const name of Object.keys(path.getBindingIdentifiers())) note(name, path)
    },
  })
  return undeclared
}

function namesOfTypeScript(statement: t.Statement): readonly string[] {
  const declared =
    statement.type === 'ExportNamedDeclaration' && statement.declaration
      ? statement.declaration
      : statement
  return (declared.type === 'TSEnumDeclaration' || declared.type === 'TSModuleDeclaration') &&
    declared.id.type === 'Identifier'
    ? [declared.id.name]
    : []
}

function isTypes(path: NodePath): boolean {
  return (
    path.isTSType() ||
    path.isTSTypeAnnotation() ||
    path.isTSTypeParameterInstantiation() ||
    path.isTSInterfaceDeclaration() ||
    path.isTSTypeAliasDeclaration() ||
    path.isTSDeclareFunction()
  )
}

function exportedBy(statements: readonly t.Statement[]): ReadonlySet<string> {
  return new Set(statements.flatMap(exportedNames))
}

function exportedNames(statement: t.Statement): readonly string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return []
  const { declaration, specifiers } = statement
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => namesIn(id))
  }
  if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
    return [declaration.id.name]
  }
  return specifiers.map(({ exported }) =>
    exported.type === 'Identifier' ? exported.name : exported.value,
  )
}

function namesIn(target: t.Node | null): readonly string[] {
  switch (target?.type) {
    case 'Identifier':
      return [target.name]
    case 'ObjectPattern':
      return target.properties.flatMap((each) =>
        namesIn(each.type === 'ObjectProperty' ? each.value : each.argument),
      )
    case 'ArrayPattern':
      return target.elements.flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(target.left)
    case 'RestElement':
      return namesIn(target.argument)
    default:
      return []
  }
}

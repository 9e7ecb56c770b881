import { codeFrameColumns } from '@babel/code-frame'
import { parse, type ParserOptions } from '@babel/parser'
import { NodePath, type Hub } from '@babel/traverse'
import type * as t from '@babel/types'

/** A parsed module. */
export interface ParsedModule {
  readonly ast: t.File
  readonly program: NodePath<t.Program>
}

/**
 * Parses a module. The language is told by the file's name.
 *
 * @throws SyntaxError with a code frame, for code that does not parse
 */
export function parseModule(code: string, file: string): ParsedModule {
  const ast = parseFile(code, file)
  const program = NodePath.get({
    hub: hubOf(code, file),
    parentPath: null,
    parent: ast,
    container: ast,
    key: 'program',
  }).setContext()
  if (program.isProgram()) return { ast, program }
  throw new Error(`[seamline] Bug: ${file} has no program. Please open an issue.`)
}

function parseFile(code: string, file: string): t.File {
  try {
    return parse(code, { sourceType: 'module', sourceFilename: file, plugins: parserPlugins(file) })
  } catch (error) {
    throw withFrame(error, code, file)
  }
}

/** The parser says where, and leaves it to its caller to show it. */
function withFrame(error: unknown, code: string, file: string): unknown {
  const { loc } = error as { loc?: { line: number; column: number } }
  if (!(error instanceof SyntaxError) || loc === undefined) return error
  const start = { line: loc.line, column: loc.column + 1 }
  error.message = `${file}: ${error.message}\n${codeFrameColumns(code, { start })}`
  return error
}

/** Babel asks its hub for the errors that show the line of the source. */
function hubOf(code: string, file: string): Hub {
  return {
    getCode: () => code,
    getScope: () => undefined,
    addHelper: unsupported,
    buildError(node, message, ErrorClass: new (text: string) => Error = TypeError) {
      const { loc } = node as t.Node
      const frame = loc ? `\n${codeFrameColumns(code, frameRange(loc))}` : ''
      return new ErrorClass(`${file}: ${message}${frame}`)
    },
  }
}

function unsupported(): never {
  throw new Error('[seamline] Bug: the hub of a module only makes errors. Please open an issue.')
}

/** What is marked: an expression on one line as a whole, else where it starts. */
function frameRange({ start, end }: t.SourceLocation): Parameters<typeof codeFrameColumns>[1] {
  const from = { line: start.line, column: start.column + 1 }
  if (start.line !== end.line) return { start: from }
  return { start: from, end: { line: end.line, column: end.column + 1 } }
}

type ParserPlugin = NonNullable<ParserOptions['plugins']>[number]

function parserPlugins(file: string): ParserPlugin[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(file)
  // In a .ts file `<T>value` is a cast; everywhere else it may be an element.
  const mayHaveJsx = !/\.[cm]?ts$/.test(file)
  return [
    'decorators',
    'decoratorAutoAccessors',
    ...(isTypeScript ? (['typescript'] satisfies ParserPlugin[]) : []),
    ...(mayHaveJsx ? (['jsx'] satisfies ParserPlugin[]) : []),
  ]
}

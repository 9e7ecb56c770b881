import { parse, type ParserOptions } from '@babel/parser'
import type * as t from '@babel/types'
import { placeIn, sourceError } from './source-error.ts'
import { readSyntax, type Syntax } from './syntax.ts'

/**
 * Parses a module. The language is told by the file's name.
 *
 * @throws SyntaxError with a code frame, for code that does not parse
 */
export function parseModule(code: string, file: string): Syntax {
  return readSyntax(parseFile(code, file), code, file)
}

function parseFile(code: string, file: string): t.File {
  try {
    return parse(code, {
      sourceType: 'module',
      sourceFilename: file,
      plugins: parserPlugins(file),
      // Ranges are cut out of the text: a parenthesis belongs to one or to none.
      createParenthesizedExpressions: true,
      // Comments are found by their place.
      attachComment: false,
    })
  } catch (error) {
    throw withFrame(error, code, file)
  }
}

/** The parser says where, and leaves it to its caller to show it. */
function withFrame(error: unknown, code: string, file: string): unknown {
  const { loc } = error as { loc?: t.SourceLocation['start'] }
  if (!(error instanceof SyntaxError) || loc === undefined) return error
  const parts = { file, reason: error.message, place: placeIn(code, loc) }
  return Object.assign(sourceError(SyntaxError, parts), error)
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

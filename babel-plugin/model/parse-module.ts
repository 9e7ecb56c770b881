import { parse, type ParserOptions } from '@babel/parser'
import type * as t from '@babel/types'
import { placeIn, sourceError } from './source-error.ts'
import { readSyntax, type Syntax } from './syntax.ts'

/** The language of a module: `any` is the first that parses it. */
export type Language = 'jsx' | 'ts' | 'tsx' | 'any'

export interface UnreadableModule extends SyntaxError {
  /** Stable identifier. */
  readonly code: typeof MODULE_NOT_READABLE
}

const MODULE_NOT_READABLE = 'MODULE_NOT_READABLE'

/** Whether an error says that a module does not parse. */
export function isUnreadable(error: unknown): error is UnreadableModule {
  return error instanceof SyntaxError && 'code' in error && error.code === MODULE_NOT_READABLE
}

/** Throws an UnreadableModule with a code frame. */
export function parseModule(
  code: string,
  file: string,
  language: Language = languageOf(file),
): Syntax {
  return readSyntax(parseFile(code, file, language), code, file)
}

function parseFile(code: string, file: string, language: Language): t.File {
  const languages: readonly Dialect[] = language === 'any' ? ['js', 'tsx', 'ts'] : [language]
  // CommonJS may use names that a module may not, such as `await`.
  const ways = languages.flatMap((each) => [['module', each] as const, ['script', each] as const])
  let first: unknown
  for (const [sourceType, each] of ways) {
    try {
      return parseAs(sourceType, code, each)
    } catch (error) {
      first ??= error
    }
  }
  throw unreadable(first, code, file)
}

type Dialect = Exclude<Language, 'any'> | 'js'

function parseAs(sourceType: 'module' | 'script', code: string, language: Dialect): t.File {
  const options = { ...OPTIONS, sourceType, plugins: parserPlugins(language) }
  try {
    const ast = parse(code, options)
    const [error] = ast.errors?.filter(({ reasonCode }) => !RULES.has(reasonCode)) ?? []
    if (error !== undefined) throw error
    return ast
  } catch (error) {
    const plain = withoutBrackets(code, error)
    if (plain === undefined || !/^tsx?$/.test(language)) throw error
    return parseAs(sourceType, plain, language)
  }
}

const OPTIONS = {
  errorRecovery: true,
  allowReturnOutsideFunction: true,
  allowUndeclaredExports: true,
  // Ranges are removed from the text, so each parenthesis must belong to a node.
  createParenthesizedExpressions: true,
  // Comments are found by their position.
  attachComment: false,
} satisfies ParserOptions

/** Errors about code that the parser understood, and that the bundler reports if it must. */
const RULES: ReadonlySet<string> = new Set([
  'UnsupportedParameterDecorator',
  'DecoratorsBeforeAfterExport',
  'OverrideNotInSubClass',
  'DuplicateProto',
  'IllegalBreakContinue',
  'InvalidPrivateFieldResolution',
  'LabelRedeclaration',
  'ParamDupe',
  'StrictDelete',
  'StrictEvalArguments',
  'StrictEvalArgumentsBinding',
  'StrictFunction',
  'StrictNumericEscape',
  'StrictOctalLiteral',
  'StrictWith',
  'SuperNotAllowed',
  'UnexpectedNewTarget',
  'UnexpectedReservedWord',
  'UnexpectedSuper',
  'VarRedeclaration',
])

/** Blanks the brackets of TypeScript's `enum Level { ['very-high'] }`, which this parser rejects. */
function withoutBrackets(code: string, error: unknown): string | undefined {
  const { pos } = error as { pos?: number }
  if (pos === undefined) return undefined
  IN_BRACKETS.lastIndex = pos
  const [bracketed, name] = IN_BRACKETS.exec(code) ?? []
  if (bracketed === undefined || name === undefined) return undefined
  const plain = ` ${name.replaceAll('`', "'")} `
  return code.slice(0, pos) + plain + code.slice(pos + bracketed.length)
}

const IN_BRACKETS = /\[(\s*(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`[^`$\\'\n]*`)\s*)\]/y

function unreadable(error: unknown, code: string, file: string): unknown {
  const { loc } = error as { loc?: t.SourceLocation['start'] }
  if (!(error instanceof SyntaxError) || loc === undefined) return error
  const cause = error.message.replace(/[.\s]*\(\d+:\d+\)$/, '')
  const where = `${file}:${loc.line}:${loc.column + 1}`
  const reason = `[seamline] seamline cannot read ${where}. ${cause}. Use syntax that Babel’s parser supports, or move the server functions to a module of their own. (MODULE_NOT_READABLE)`
  const unread = sourceError(SyntaxError, { file, reason, place: placeIn(code, loc) })
  return Object.assign(unread, { code: MODULE_NOT_READABLE, loc })
}

type ParserPlugin = NonNullable<ParserOptions['plugins']>[number]

function languageOf(file: string): Language {
  if (/\.[cm]?ts$/.test(file)) return 'ts'
  // In a .ts file `<T>value` is a cast; everywhere else it may be an element.
  return /\.[cm]?tsx$/.test(file) ? 'tsx' : 'jsx'
}

function parserPlugins(language: Dialect): ParserPlugin[] {
  return [
    'decorators',
    'decoratorAutoAccessors',
    'deferredImportEvaluation',
    'sourcePhaseImports',
    'deprecatedImportAssert',
    ...(/^tsx?$/.test(language) ? (['typescript'] satisfies ParserPlugin[]) : []),
    ...(language.endsWith('x') ? (['jsx'] satisfies ParserPlugin[]) : []),
  ]
}

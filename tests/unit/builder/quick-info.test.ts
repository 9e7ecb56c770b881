/** Hovers and messages in an editor, about functions, middleware and bases of an app. */

import { join } from 'node:path'
import ts from 'ts6'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../support/prepare.mjs'

/** The module that is edited; a comment with one word marks the position of a pointer. */
const MODULE = `
import { createMiddleware, createServerFn, createStart } from '../../src/index.ts'

/** Finds the user of the session. */
export const auth /*auth*/ = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { token: 'a' } }))
  .server(({ next }) => next({ context: { user: { id: 1 } } }))

export const paged /*paged*/ = createMiddleware({ type: 'function' })
  .middleware([auth])
  .inputValidator((input: { page: string }) => ({ page: Number(input.page) }))
  .server(({ next }) => (Math.random() > 0.5 ? next() : next({ context: { flag: true } })))

/** Functions for users who are signed in. */
export const signedIn /*signedIn*/ = createServerFn().middleware([paged])

/**
 * Adds a note.
 *
 * @returns its id
 */
export const addNote = signedIn.handler(({ context /*context*/ }) => context.user.id)

void addNote /*addNote*/({ data: { page: '1' } })
void signedIn /*call*/({ method: 'POST' })
const undocumented = createServerFn().handler(() => 1)
void undocumented /*undocumented*/()

export const request = createMiddleware().middleware([paged])
export const start = createStart(() => ({ requestMiddleware: [paged] }))
`

const FILE = join(ROOT, 'tests/unit/edited.ts')
const service = ts.createLanguageService({
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = file === FILE ? MODULE : ts.sys.readFile(file)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => ROOT,
  getCompilationSettings: () => ({
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
})

/** The name before a mark, as an editor shows it. */
function hover(mark: string): { readonly shown: string; readonly comment: string } {
  const marked = MODULE.slice(0, MODULE.indexOf(`/*${mark}*/`)).trimEnd()
  const info = service.getQuickInfoAtPosition(FILE, marked.length - 1)
  const tags = info?.tags?.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`)
  return {
    shown: ts.displayPartsToString(info?.displayParts).replace(/\s+/g, ' '),
    comment: [ts.displayPartsToString(info?.documentation), ...(tags ?? [])].join('\n'),
  }
}

describe('an editor shows', () => {
  test("the author's comment at a call of a server function", () => {
    const { shown, comment } = hover('addNote')
    expect(comment).toBe('Adds a note.\n@returns its id')
    expect(shown).toContain('page: string')
    expect(shown).toContain('Promise<number>')
    expect(hover('undocumented').comment).toBe('')
  })

  test("the author's comment at a call of a base", () => {
    expect(hover('call').comment).toBe('Functions for users who are signed in.')
  })

  test('the context and input of a middleware', () => {
    expect(hover('auth')).toEqual({
      shown:
        'const auth: FunctionMiddleware<{ readonly input: undefined; readonly output: undefined; ' +
        'readonly serverContext: { user: { id: number; }; }; readonly clientContext: {}; ' +
        'readonly sentToServer: { token: string; }; readonly validatedContext: undefined; ' +
        'readonly sentToClient: {}; }>',
      comment: 'Finds the user of the session.',
    })
    const { shown } = hover('paged')
    expect(shown).toContain('readonly input: { page: string; }; readonly output: { page: number; }')
    expect(shown).toContain('serverContext: { user: { id: number; }; flag?: boolean | undefined; }')
  })

  test('the context and input of a base', () => {
    const { shown } = hover('signedIn')
    expect(shown).toMatch(
      /^const signedIn: ServerFnBuilder<\{ readonly input: \{ page: string; \};/,
    )
    expect(shown).toContain('user: { id: number; };')
    expect(shown).not.toMatch(/Overlay|Merge|AppendAll/)
  })

  test('the context of a handler by its keys', () => {
    expect(hover('context').shown).toBe(
      '(parameter) context: Readonly<{ token: string; user: { id: number; }; flag?: boolean | undefined; }>',
    )
  })
})

test('the message about function middleware around requests begins with the mistake', () => {
  const messages = service
    .getSemanticDiagnostics(FILE)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  expect(messages).toHaveLength(2)
  for (const message of messages) {
    expect(message).toMatch(/^Property ''function middleware cannot wrap requests'' is missing/)
  }
})

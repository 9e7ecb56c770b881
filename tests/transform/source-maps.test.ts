/**
 * The positions of compiled code in its source, and the parts of the source that a client's map
 * shows.
 */

import { originalPositionFor, TraceMap, eachMapping } from '@jridgewell/trace-mapping'
import { describe, expect, test } from 'vitest'
import { compile, type CompileResult, type Environment } from '../../babel-plugin/index.ts'

const FILE = '/project/src/notes.tsx'

/** Each name in capitals occurs once in the source and once in the compiled code. */
const SOURCE = `import { createMiddleware, createServerFn } from 'seamline'
import { db } from './db'
import { TOKEN } from './session'

const limit = db.limit // rows

/** Sends the token. */
const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { AUTHORIZATION: 1 } }))
  .server(({ next }) => next({ context: { USER: 1 } }))

export const listNotes = createServerFn({ METHOD: 'GET' })
  .middleware([auth])
  .inputValidator((PAGE: number) => PAGE)
  .handler(async ({ data }) => {
    // Newest first.
    return db.notes(data, limit)
  })

export function NotesPage(props: { TITLE: string }) {
  return <section class="NOTES">{TOKEN(listNotes)}</section>
}
`

const KEPT_FOR_CLIENT = ['AUTHORIZATION', 'METHOD', 'NotesPage', 'TITLE', '"NOTES"', 'TOKEN(']
const KEPT_FOR_SERVER = [...KEPT_FOR_CLIENT, 'USER', 'PAGE: number', 'notes(data']

/** The inline source map that an earlier tool may leave at the end of a module. */
const CARRIED_MAP = inlineMap({
  version: 3,
  sources: ['first.ts', 'second.ts'],
  names: [],
  mappings: 'AAAA;ACAA;AACA',
  sourcesContent: ['SERVER_MARKER', 'SERVER_MARKER'],
})

describe('on the client', () => {
  test.each(KEPT_FOR_CLIENT)('%s maps to its exact place', async (text) => {
    const result = await compileFor('client')
    expect(originalPlaceOf(text, result)).toEqual(placeOf(text, SOURCE))
  })

  test('blanks removed code, line by line', async () => {
    const { map } = await compileFor('client')
    expect(map.sourcesContent.join('').split('\n').map(trimEnd)).toEqual([
      `import { createMiddleware, createServerFn } from 'seamline'`,
      ``,
      `import { TOKEN } from './session'`,
      ``,
      ``,
      ``,
      `/** Sends the token. */`,
      `const auth = createMiddleware({ type: 'function' })`,
      `  .client(({ next }) => next({ headers: { AUTHORIZATION: 1 } }))`,
      ``,
      ``,
      `export const listNotes = createServerFn({ METHOD: 'GET' })`,
      `  .middleware([auth])`,
      ``,
      ``,
      ``,
      ``,
      ``,
      ``,
      `export function NotesPage(props: { TITLE: string }) {`,
      `  return <section class="NOTES">{TOKEN(listNotes)}</section>`,
      `}`,
      ``,
    ])
  })

  test('blanks with spaces: every line keeps its length, and every other character its place', async () => {
    const { map } = await compileFor('client')
    const [content = ''] = map.sourcesContent
    expect(content.length).toBe(SOURCE.length)
    for (const [index, character] of [...content].entries()) {
      if (character !== ' ') expect(character).toBe(SOURCE[index])
    }
    expect(lineLengths(content)).toEqual(lineLengths(SOURCE))
  })

  test('has no mappings to removed code and no names from it', async () => {
    const { map } = await compileFor('client')
    const shown = map.sourcesContent.join('').split('\n')
    const places: { line: number; column: number }[] = []
    eachMapping(new TraceMap(JSON.stringify(map)), ({ originalLine, originalColumn }) => {
      if (originalLine !== null) places.push({ line: originalLine - 1, column: originalColumn })
    })
    const isHidden = ({ line, column }: { line: number; column: number }) =>
      shown[line]?.[column] !== SOURCE.split('\n')[line]?.[column]
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter(isHidden)).toEqual([])
    for (const name of ['db', 'limit', 'USER', 'PAGE']) expect(map.names).not.toContain(name)
  })

  test('keeps positions with CRLF and surrogate pairs', async () => {
    const source = [
      `import { createServerFn } from 'seamline'`,
      `export const now = createServerFn().handler(() => {`,
      `  return '🕰️ now'`,
      `}); export const AFTER = '🕰️'`,
      ``,
    ].join('\r\n')
    const result = await compileFor('client', source)
    const [content = ''] = result.map.sourcesContent
    expect(content).toBe(
      [
        `import { createServerFn } from 'seamline'`,
        `export const now = createServerFn()                `,
        `                  `,
        `  ; export const AFTER = '🕰️'`,
        ``,
      ].join('\r\n'),
    )
    expect(originalPlaceOf('AFTER', result)).toEqual(placeOf('AFTER', source))
  })
})

describe('on the server', () => {
  test.each(KEPT_FOR_SERVER)('%s maps to its exact place', async (text) => {
    const result = await compileFor('server')
    expect(originalPlaceOf(text, result)).toEqual(placeOf(text, SOURCE))
  })

  test('leaves the source unchanged', async () => {
    const { map } = await compileFor('server')
    expect(map.sourcesContent).toEqual([SOURCE])
  })
})

describe.each(['client', 'server'] as const)('the map for the %s', (environment) => {
  test('names the file, without a query', async () => {
    const { map } = await compileFor(environment, SOURCE, `${FILE}?v=1`)
    expect(map.version).toBe(3)
    expect(map.sources).toEqual([FILE])
  })

  test('maps to the compiled text, whatever map that text contains', async () => {
    const source = `import { createServerFn } from 'seamline'
export const now = createServerFn().handler(() => 1)
export const AFTER = 1
${CARRIED_MAP}
`
    const result = await compileFor(environment, source)
    expect(result.map.sources).toEqual([FILE])
    expect(originalPlaceOf('AFTER', result)).toEqual(placeOf('AFTER', source))
    expect(result.code).not.toContain(CARRIED_MAP)
  })
})

test('hides from the client an inline map with its source', async () => {
  const source = `import { createServerFn } from 'seamline'
export const now = createServerFn().handler(() => 1)
${CARRIED_MAP}
`
  const { map } = await compileFor('client', source)
  expect(map.sourcesContent.join('')).not.toContain(CARRIED_MAP)
})

async function compileFor(
  environment: Environment,
  source = SOURCE,
  filename = FILE,
): Promise<CompileResult> {
  const result = await compile(source, { filename, root: '/project', environment })
  if (result === null) throw new Error('This source has a server function.')
  return result
}

function originalPlaceOf(text: string, { code, map }: CompileResult) {
  const { line, column } = originalPositionFor(
    new TraceMap(JSON.stringify(map)),
    placeOf(text, code),
  )
  return { line, column }
}

/** The position of a text that occurs once: lines from 1, columns from 0. */
function placeOf(text: string, whole: string): { line: number; column: number } {
  expect(whole.split(text)).toHaveLength(2)
  const before = whole.slice(0, whole.indexOf(text)).split('\n')
  return { line: before.length, column: before.at(-1)?.length ?? 0 }
}

function inlineMap(map: object): string {
  const data = Buffer.from(JSON.stringify(map)).toString('base64')
  // Split, because the whole text would be taken for the map of this file.
  return ['//# source', `MappingURL=data:application/json;base64,${data}`].join('')
}

function lineLengths(text: string): readonly number[] {
  return text.split('\n').map((line) => line.length)
}

function trimEnd(line: string): string {
  return line.trimEnd()
}

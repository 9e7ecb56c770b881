/** docs/errors.md has exactly the codes that the sources can raise. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ValidationError } from '../../src/index.ts'
import type { ErrorEntry } from '../../src/errors/catalog.ts'
import { ROOT } from '../support/prepare.mjs'
import { ALL_ERRORS } from '../support/error-catalogs.ts'

const rows: readonly (Pick<ErrorEntry, 'code'> & { readonly status?: number | undefined })[] = [
  ...Object.values(ALL_ERRORS),
  new ValidationError([]),
]

/** Texts that resemble codes. */
const OTHERS = new Set(['NODE_ENV', 'ERR_MODULE_NOT_FOUND'])

/** A code is a string of its own in the sources, or in brackets at the end of a message. */
const CODE = /(['"])([A-Z]+(?:_[A-Z]+)+)\1|\(([A-Z]+(?:_[A-Z]+)+)\)['"`]/g

const written = ['src', 'babel-plugin']
  .map((folder) => join(ROOT, folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => join(folder, `${file}`)),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => Array.from(withoutComments(readFileSync(file, 'utf8')).matchAll(CODE)))
  .map(([, , alone, behind]) => alone ?? behind ?? '')
  .filter((code) => !OTHERS.has(code))

/** An example in a comment may throw a code of the app. */
function withoutComments(source: string): string {
  return source.replaceAll(/^ *(?:\/?\*|\/\/).*$/gm, '')
}

interface Row {
  readonly code: string
  /** The text of its second cell. */
  readonly status: string
}

/** The tables of codes in the page, in their order. */
const tables = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8')
  .split(/^\| code \|.*\n/m)
  .slice(1)
  .map((table): readonly Row[] =>
    [...table.matchAll(/^\| `(\w+)` \| *([^|]*?) *\|/gm)].map(([, code = '', status = '']) => ({
      code,
      status,
    })),
  )

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)].toSorted()

test('docs/errors.md lists exactly the codes of the sources', () => {
  const raised = unique([...rows.map(({ code }) => code), ...written])
  expect(raised.length).toBeGreaterThan(60)
  expect(unique(tables.flat().map(({ code }) => code))).toEqual(raised)
})

describe.each(tables.map((table) => [table.map(({ code }) => code)]))('the table %j', (codes) => {
  test('is in alphabetical order, each code once', () => {
    expect(codes).toEqual(unique(codes))
  })
})

test('has the status of each protocol error', () => {
  const [ofCalls = [], ofPaths = []] = tables
  for (const { code, status } of [...ofCalls, ...ofPaths]) {
    const known = rows.find((row) => row.code === code)?.status
    if (known !== undefined) expect([code, status]).toEqual([code, String(known)])
    else expect([code, status]).not.toEqual([code, expect.stringMatching(/\d/)])
  }
})

test('lists errors with a status among those of callers and visitors', () => {
  const documented = new Set(tables.slice(0, 2).flatMap((table) => table.map(({ code }) => code)))
  for (const { code, status } of rows)
    if (status !== undefined) expect([...documented]).toContain(code)
})

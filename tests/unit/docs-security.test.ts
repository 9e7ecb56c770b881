/** The tables of docs/security.md, compared with the runtime. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/serialization/limits.ts'

const PAGE = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')

test('the table of limits has every limit with its default', () => {
  const rows = PAGE.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)
  const listed = [...rows].map(([, name, value = '']) => [name, Number(value.replaceAll(',', ''))])
  expect(Object.fromEntries(listed)).toEqual(DEFAULT_LIMITS)
})

test('each code is in the catalog of errors', () => {
  const errors = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  const codes = [...new Set(PAGE.match(/`[A-Z]{3,}(?:_[A-Z]+)+`/g))]
  expect(codes.filter((code) => !errors.includes(code))).toEqual([])
  expect(codes.length).toBeGreaterThan(10)
})

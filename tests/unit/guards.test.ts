import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readGuards, withoutGuard } from '../guards/read-guards.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
const read = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8')
const guards = readGuards(ROOT)
const ids = guards.map(({ id }) => id).toSorted()

test('noticed-by.json lists exactly the guards', () => {
  const noticedBy = JSON.parse(read('tests/guards/noticed-by.json')) as Record<string, string>
  expect(Object.keys(noticedBy).toSorted()).toEqual(ids)
})

test('the report has a row for exactly the guards', () => {
  const rows = read('docs/guards-report.md').matchAll(/^\| `(\w+)` \| `src\/(.+?)` \| `.+$/gm)
  expect([...rows].map(([, name, file]) => `${file} ${name}`).toSorted()).toEqual(ids)
})

test('each guard has a unique name in its layer', () => {
  const names = guards.map(({ file, name }) => `${file.split('/')[1]} ${name}`)
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['that throws does nothing', 'serialization/guards/complexity.ts assertDepth', '{  }'],
  ['that waits and throws does nothing', 'server/endpoint/guards/no-body.ts assertNoBody', '{  }'],
  ['that says yes or no says yes', 'serialization/guards/limits.ts isLimit', '{ return true }'],
  ['that gives a value gives it back', 'http/guards/escape-html.ts escapeHtml', '{ return text }'],
])('without its check, a guard %s', (_what, id, body) => {
  const guard = guards.find((each) => each.id === id)
  if (guard === undefined) throw new Error(`There is no guard ${id}.`)
  const text = read(guard.file)
  const { start, end } = guard.body
  expect(withoutGuard(text, guard)).toBe(`${text.slice(0, start)}${body}${text.slice(end)}`)
})

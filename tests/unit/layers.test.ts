import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parse } from '@babel/parser'
import { describe, expect, test } from 'vitest'
import { lintOverrides, mayImport, withList } from '../layers/rules.mjs'
import { LAYERS } from '../layers/table.mjs'
import { ROOT } from '../support/prepare.mjs'

interface Import {
  readonly from: string
  readonly to: string
}

const SOURCES = ['src', 'babel-plugin'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => posix.join(folder, file)),
)

const IMPORTS = SOURCES.flatMap(importsOf)

/** The modules of the package that a module imports, including type imports. */
function importsOf(from: string): readonly Import[] {
  const { program } = parse(readFileSync(join(ROOT, from), 'utf8'), {
    sourceType: 'module',
    plugins: ['typescript', 'jsx'],
    createImportExpressions: true,
  })
  const found: Import[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const source: unknown = Reflect.get(value, 'source')
    const path: unknown = source instanceof Object ? Reflect.get(source, 'value') : undefined
    if (typeof path === 'string' && path.startsWith('.')) {
      found.push({ from, to: posix.join(posix.dirname(from), path) })
    }
    Object.values(value).forEach(visit)
  }
  visit(program.body)
  return found
}

/** The folders of an import cycle. */
function circleOf(folders: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const done = new Set<string>()
  const follow = (folder: string, path: readonly string[]): readonly string[] => {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder]
    if (done.has(folder)) return []
    for (const next of folders.get(folder) ?? []) {
      const circle = follow(next, [...path, folder])
      if (circle.length > 0) return circle
    }
    done.add(folder)
    return []
  }
  for (const folder of folders.keys()) {
    const circle = follow(folder, [])
    if (circle.length > 0) return circle
  }
  return []
}

test('finds imports', () => {
  expect(IMPORTS.length).toBeGreaterThan(500)
})

test('every folder of the package is in the table', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`)
  expect(LAYERS.map(({ folder }) => folder).toSorted()).toEqual(
    ['babel-plugin', ...folders].toSorted(),
  )
})

test('each folder of the table imports from folders above it', () => {
  const below = LAYERS.flatMap(({ folder, imports }, index) => {
    const above = new Set(LAYERS.slice(0, index).map((layer) => layer.folder))
    return imports.filter((each) => !above.has(each)).map((each) => `${folder} → ${each}`)
  })
  expect(below).toEqual([])
})

test('no module imports from a folder that the table does not list', () => {
  const wrong = IMPORTS.filter(({ from, to }) => !mayImport(LAYERS, from, to))
  expect(wrong).toEqual([])
})

test('no cycle of imports leads through folders, types included', () => {
  const folders = new Map<string, Set<string>>()
  for (const { from, to } of IMPORTS) {
    // The guards of a folder are a part of it.
    const [importer = '', imported = ''] = [from, to].map((file) =>
      posix.dirname(file).replace(/\/guards$/, ''),
    )
    const isInside = imported.startsWith(`${importer}/`) || importer.startsWith(`${imported}/`)
    if (importer === imported || isInside) continue
    folders.set(importer, (folders.get(importer) ?? new Set()).add(imported))
  }
  expect(circleOf(folders)).toEqual([])
})

describe('the table is written into', () => {
  test('the lint rules', () => {
    const config = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as {
      readonly overrides: readonly object[]
    }
    expect(config.overrides).toEqual(expect.arrayContaining([...lintOverrides(LAYERS, ROOT)]))
  })

  test('the list in CONTRIBUTING.md', () => {
    const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
    expect(withList(page, LAYERS)).toBe(page)
  })
})

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import * as server from '../../../src/testing.ts'
import * as browser from '../../../src/testing.browser.ts'
import { ROOT } from '../../support/prepare.mjs'
import { stubOf } from '../../support/stub.ts'

test('has the exports of the server’s build', () => {
  expect(Object.keys(browser).toSorted()).toEqual(Object.keys(server).toSorted())
})

test('imports no Node modules', () => {
  expect(modulesFrom('src/testing.browser.ts').flatMap(nodeImportsOf)).toEqual([])
  expect(modulesFrom('src/testing.ts').flatMap(nodeImportsOf)).not.toEqual([])
})

test('runs client functions, and names the place for server code', async () => {
  const both = createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { 'x-a': '1' } }))
    .server(({ next }) => next())
  const { headers } = await browser.runMiddleware(both, { side: 'client' })
  expect(headers.get('x-a')).toBe('1')
  const run = await browser.runMiddleware(both, { side: 'server' }).catch((error: unknown) => error)
  expect(run).toMatchObject({ code: 'NO_SERVER_SIDE' })
  await expect(browser.withRequest({}, () => 1)).rejects.toMatchObject({ code: 'NO_SERVER_SIDE' })
  const call = browser.callServerFn(stubOf(createServerFn(), 'abc'))
  await expect(call).rejects.toMatchObject({ code: 'NO_IMPLEMENTATION' })
})

/** A module of the package and its transitive imports. */
function modulesFrom(entry: string, met: Set<string> = new Set()): readonly string[] {
  const file = join(ROOT, entry)
  if (met.has(file)) return []
  met.add(file)
  for (const [, source] of importsOf(file, /'(\.[^']+)'/)) {
    modulesFrom(join(dirname(entry), source ?? ''), met)
  }
  return [...met]
}

function nodeImportsOf(file: string): readonly string[] {
  return importsOf(file, /'(node:[^']+)'/).map(() => file)
}

function importsOf(file: string, source: RegExp): readonly RegExpMatchArray[] {
  const text = readFileSync(file, 'utf8')
  const statement = String.raw`^(?:import|export)(?! type)[^'"]*?(?:from )?${source.source}`
  return [...text.matchAll(new RegExp(statement, 'gm'))]
}

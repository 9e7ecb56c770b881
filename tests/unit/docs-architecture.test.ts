import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/prepare.mjs'

const PAGE = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
const NAMED = [...PAGE.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, path = '']) => path)

test('docs/architecture.md names files and folders that exist', () => {
  expect(NAMED.length).toBeGreaterThan(50)
  const missing = NAMED.filter(
    (path) => !existsSync(join(ROOT, 'src', path)) && !existsSync(join(ROOT, path)),
  )
  expect(missing).toEqual([])
})

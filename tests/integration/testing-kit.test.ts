/** The examples of docs/testing.md form a project, which runs with the packed package. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { kitFiles, runIn, vitestIn } from '../support/testing-kit.ts'

const page = readFileSync(join(ROOT, 'docs/testing.md'), 'utf8')
const files = kitFiles()
const shown = Object.keys(files).filter((file) => /^(?:src|tests|vite\.config)/.test(file))
const tests = shown.filter((file) => /\.test\.tsx?$/.test(file))

test('the project runs from the packed package, and type-checks', async () => {
  const app = createFixtureApp(files)
  const printed = await vitestIn(app.root)
  expect(printed).toMatch(new RegExp(`Tests +${countOfTests()} passed \\(${countOfTests()}\\)`))
  // Also fail on errors that no test catches.
  expect(printed).not.toMatch(/stderr|warn/i)
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  expect(await runIn(app.root, process.execPath, [tsc, '-p', '.'])).toBe('')
  app.remove()
})

describe('the documentation', () => {
  test.each(shown)('shows %s unchanged', (file) => {
    const language = file.endsWith('x') ? 'tsx' : 'ts'
    expect(page).toContain(`\`\`\`${language}\n// ${file}\n${files[file]}\`\`\``)
  })

  test.each(tests)('no test of %s has more than 15 lines or contains a URL', (file) => {
    const text = files[file] ?? ''
    expect(text).not.toMatch(/https?:|_serverFn/)
    const bodies = [...text.matchAll(/^test\(.*\n([^]*?)^\}\)$/gm)].map(([, body = '']) => body)
    expect(bodies.length).toBeGreaterThan(0)
    for (const body of bodies) expect(body.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
  })
})

function countOfTests(): number {
  return tests.reduce((sum, file) => sum + (files[file]?.match(/^test\(/gm)?.length ?? 0), 0)
}

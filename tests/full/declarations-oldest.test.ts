/** Declarations by the oldest compiler that is supported, which is not installed here. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDeclarations } from '../support/declarations.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { runIn } from '../support/testing-kit.ts'

test('the declarations of a library are emitted by TypeScript 5.9', async () => {
  const compiler = createFixtureApp({})
  const install = ['install', 'typescript@5.9.3', '--no-save', '--prefer-offline', '--no-audit']
  await runIn(compiler.root, 'npm', install)
  const tsc = join(compiler.root, 'node_modules/typescript/bin/tsc')
  expect((await checkDeclarations(tsc)).printed).toBe('')
  compiler.remove()
})

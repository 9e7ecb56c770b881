/** Libraries of middleware and bases that publish declarations. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDeclarations } from '../support/declarations.ts'
import { ROOT } from '../support/prepare.mjs'

test.each(['ts6', 'typescript'])(
  'the declarations of a library are emitted by %s',
  async (name) => {
    const { printed, declarations } = await checkDeclarations(
      join(ROOT, 'node_modules', name, 'bin/tsc'),
    )
    expect(printed).toBe('')
    expect(declarations).not.toMatch(/node_modules|\bReplace\b/)
    expect(declarations.replace(/\s+/g, ' ')).toContain(
      'export declare const auth: import("seamline").FunctionMiddleware<{ readonly input: undefined;',
    )
  },
)

import { createLogger } from 'vite'
import { describe, expect, test } from 'vitest'
import type { FunctionIdDetails } from '../../../../babel-plugin/index.ts'
import { FunctionIds } from '../../../../src/vite/split/function-ids.ts'

function details(filename: string): FunctionIdDetails {
  return { filename, functionName: 'add_createServerFn_handler', defaultId: 'defaultDefault12' }
}

function idsOf(generate: (details: FunctionIdDetails) => string | undefined) {
  const warnings: string[] = []
  const logger = createLogger('silent')
  logger.warn = (message) => {
    warnings.push(message)
  }
  return { ids: new FunctionIds(generate, logger), warnings }
}

describe('ids of the app', () => {
  test('override the default ids', () => {
    const { ids, warnings } = idsOf(({ filename }) => filename.replace(/\W/g, '-'))
    expect(ids.generate(details('src/a.ts'))).toBe('src-a-ts')
    expect(warnings).toEqual([])
  })

  test('are generated once per function, so that both bundles have the same', () => {
    let asked = 0
    const { ids } = idsOf(() => `id-${(asked += 1)}`)
    expect(ids.generate(details('src/a.ts'))).toBe('id-1')
    expect(ids.generate(details('src/a.ts'))).toBe('id-1')
  })

  test('shared by two functions get the default id as a suffix, with a warning that names both', () => {
    const { ids, warnings } = idsOf(() => 'add')
    expect(ids.generate(details('src/a.ts'))).toBe('add')
    expect(ids.generate(details('src/b.ts'))).toBe('add_defaultDefault12')
    expect(ids.generate(details('src/b.ts'))).toBe('add_defaultDefault12')
    expect(warnings).toEqual([
      '[seamline] `generateFunctionId` returned `add` for src/b.ts#add_createServerFn_handler, which src/a.ts#add_createServerFn_handler already has. The default id is appended. (DUPLICATE_ID)',
    ])
  })

  test('are the default if the app returns undefined', () => {
    const { ids } = idsOf(() => undefined)
    expect(ids.generate(details('src/a.ts'))).toBe(undefined)
  })
})

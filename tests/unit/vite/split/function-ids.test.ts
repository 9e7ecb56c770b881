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

describe('ids of the app’s own', () => {
  test('are what the app says', () => {
    const { ids, warnings } = idsOf(({ filename }) => filename.replace(/\W/g, '-'))
    expect(ids.generate(details('src/a.ts'))).toBe('src-a-ts')
    expect(warnings).toEqual([])
  })

  test('are asked for once per function, so both bundles have the same', () => {
    let asked = 0
    const { ids } = idsOf(() => `id-${(asked += 1)}`)
    expect(ids.generate(details('src/a.ts'))).toBe('id-1')
    expect(ids.generate(details('src/a.ts'))).toBe('id-1')
  })

  test('that two functions share get the default id behind them, with a warning that names both', () => {
    const { ids, warnings } = idsOf(() => 'add')
    expect(ids.generate(details('src/a.ts'))).toBe('add')
    expect(ids.generate(details('src/b.ts'))).toBe('add_defaultDefault12')
    expect(ids.generate(details('src/b.ts'))).toBe('add_defaultDefault12')
    expect(warnings).toEqual([
      '[seamline] `generateFunctionId` returned `add` for src/b.ts#add_createServerFn_handler, which src/a.ts#add_createServerFn_handler already has. The default id is appended. (DUPLICATE_ID)',
    ])
  })

  test('are the default where the app has no wish', () => {
    const { ids } = idsOf(() => undefined)
    expect(ids.generate(details('src/a.ts'))).toBe(undefined)
  })
})

/** The ids of functions outside the root, and custom ids of the app. */

import { describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { compile, type CompileOptions } from '../../babel-plugin/index.ts'
import { hostOf } from '../support/case-modules.ts'

const API = `import { createServerFn } from 'seamline'
export const api = { users: { list: createServerFn().handler(() => 1) } }
export default createServerFn().handler(() => 1)
`

describe('the id of a function outside the root', () => {
  const NOW = `import { createServerFn } from 'seamline'
    export const now = createServerFn().handler(() => 1)`
  const FILES = new Map([
    ['/packages/times/package.json', `{ "name": "@acme/times" }`],
    ['/packages/times/src/package.json', `{ "type": "module" }`],
  ])

  test('consists of the package’s name and the path in it', async () => {
    const [found] = await functionsOf('/packages/times/src/now.ts', FILES)
    expect(found?.filename).toBe('@acme/times/src/now.ts')
    expect(found?.id).toBe(functionId('@acme/times/src/now.ts', 'now'))
  })

  test('is the same wherever the package lies', async () => {
    const elsewhere = new Map([['/home/me/times/package.json', `{ "name": "@acme/times" }`]])
    const [here] = await functionsOf('/packages/times/src/now.ts', FILES)
    const [there] = await functionsOf('/home/me/times/src/now.ts', elsewhere)
    expect(there?.id).toBe(here?.id)
  })

  test('consists of the path from the root where no package has a name', async () => {
    const [found] = await functionsOf('/packages/times/src/now.ts', new Map())
    expect(found?.filename).toBe('../packages/times/src/now.ts')
  })

  async function functionsOf(filename: string, files: ReadonlyMap<string, string>) {
    const options = { ...hostOf(files), root: '/project', environment: 'client' } as const
    const result = await compile(NOW, { ...options, filename })
    return result?.functions ?? []
  }
})

describe('generateFunctionId', () => {
  test('receives the file, the name and the default id', async () => {
    const asked: unknown[] = []
    await compileApi({ generateFunctionId: (details) => void asked.push(details) })
    expect(asked).toEqual([
      {
        filename: 'src/input.ts',
        functionName: 'api$users$list_createServerFn_handler',
        defaultId: functionId('src/input.ts', 'api.users.list'),
      },
      {
        filename: 'src/input.ts',
        functionName: 'default_createServerFn_handler',
        defaultId: functionId('src/input.ts', 'default'),
      },
    ])
  })

  test('determines the id on the client and the server', async () => {
    const options: Options = {
      generateFunctionId: ({ functionName }) =>
        functionName.startsWith('api') ? 'list-users_1' : undefined,
    }
    const client = await compileApi(options)
    const server = await compileApi({ ...options, environment: 'server' })
    const ids = ['list-users_1', functionId('src/input.ts', 'default')]
    expect(client?.functions.map(({ id }) => id)).toEqual(ids)
    expect(server?.functions).toEqual(client?.functions)
    expect(client?.code).toContain('"list-users_1"')
    expect(server?.code).toContain('id: "list-users_1"')
  })

  test.each(['', 'a/b', 'a b', 'größe', '.', 'x'.repeat(129)])('must not return %j', async (id) => {
    const compiled = compileApi({ generateFunctionId: () => id })
    await expect(compiled).rejects.toMatchObject({ code: 'INVALID_ID' })
  })
})

type Options = Partial<CompileOptions>

function compileApi(options: Options) {
  const place = { filename: '/project/src/input.ts', root: '/project' }
  return compile(API, { ...place, environment: 'client', ...options })
}

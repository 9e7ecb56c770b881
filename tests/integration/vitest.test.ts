/** Under Vitest the plugin compiles for the environment of the test, generated modules as well. */

import { expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const META = { id: functionId('src/now.ts', 'now') }
const GENERATED = { id: functionId('virtual:now', 'now') }

test('compiles for the server in `node` and for the browser in `jsdom`', async () => {
  const app = createFixtureApp({
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      const text = "import { createServerFn } from 'seamline'\\nexport const now = createServerFn().handler(() => 'from the handler')"
      const virtual = {
        name: 'virtual',
        resolveId: (source) => (source === 'virtual:now' ? '\\0virtual:now' : undefined),
        load: (module) => (module === '\\0virtual:now' ? text : undefined),
      }
      const project = (environment) => ({
        extends: true,
        test: { name: environment, environment, include: [\`tests/\${environment}.test.ts\`] },
      })
      export default {
        plugins: [virtual, seamline()],
        test: { projects: [project('node'), project('jsdom')] },
      }`,
    'src/now.ts': `
      import { createIsomorphicFn, createServerFn } from 'seamline'
      export const now = createServerFn().handler(() => 'from the handler')
      export const side = createIsomorphicFn().server(() => 'server').client(() => 'browser')`,
    'tests/node.test.ts': `
      import { expect, test } from 'vitest'
      import { now as generated } from 'virtual:now'
      import { now, side } from '../src/now'
      test('the handler runs in process', async () => {
        expect(await now()).toBe('from the handler')
        expect(side()).toBe('server')
        expect(now.serverFnMeta).toEqual(${JSON.stringify({ ...META, name: 'now', filename: 'src/now.ts' })})
      })
      test('the handler of a generated function runs in process', async () => {
        expect(await generated()).toBe('from the handler')
        expect(generated.serverFnMeta).toEqual(${JSON.stringify({ ...GENERATED, name: 'now', filename: 'virtual:now' })})
      })`,
    'tests/jsdom.test.ts': `
      import { expect, test } from 'vitest'
      import { now as generated } from 'virtual:now'
      import { now, side } from '../src/now'
      test('the stub sends a request', async () => {
        const asked = []
        const fetch = async (url) => { asked.push(url); throw new TypeError('offline') }
        await expect(now({ fetch })).rejects.toMatchObject({ code: 'NETWORK' })
        expect(asked).toEqual(['/_serverFn/${META.id}'])
        expect(side()).toBe('browser')
        expect(now.serverFnMeta).toEqual(${JSON.stringify(META)})
      })
      test('the stub of a generated function sends a request', async () => {
        const fetch = async () => { throw new TypeError('offline') }
        await expect(generated({ fetch })).rejects.toMatchObject({ code: 'NETWORK' })
        expect(generated.serverFnMeta).toEqual(${JSON.stringify(GENERATED)})
      })`,
  })
  expect(await vitestIn(app.root)).toMatch(/Tests +4 passed \(4\)/)
  app.remove()
})

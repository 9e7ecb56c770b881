/** Under Vitest, generated modules are split as in a build. */

import { expect, test } from 'vitest'
import { functionId } from '../../../babel-plugin/model/function-id.ts'
import { createFixtureApp } from '../../support/fixture-app.ts'
import { vitestIn } from '../../support/testing-kit.ts'

test('a generated function is an implementation in `node`, and a stub in `jsdom`', async () => {
  const id = functionId('virtual:now', 'now')
  const app = createFixtureApp({
    'vite.config.js': `
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
      export default { plugins: [virtual, seamline()], test: { projects: [project('node'), project('jsdom')] } }`,
    'tests/node.test.ts': `
      import { expect, test } from 'vitest'
      import { now } from 'virtual:now'
      test('the handler runs in process', async () => {
        expect(await now()).toBe('from the handler')
        expect(now.serverFnMeta).toEqual({ id: '${id}', name: 'now', filename: 'virtual:now' })
      })`,
    'tests/jsdom.test.ts': `
      import { expect, test } from 'vitest'
      import { now } from 'virtual:now'
      test('the stub sends a request', async () => {
        const fetch = async () => { throw new TypeError('offline') }
        await expect(now({ fetch })).rejects.toMatchObject({ code: 'NETWORK' })
        expect(now.serverFnMeta).toEqual({ id: '${id}' })
      })`,
  })
  expect(await vitestIn(app.root)).toMatch(/Tests +2 passed \(2\)/)
  app.remove()
})

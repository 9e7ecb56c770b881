/** The module with which `serverFnHandlers()` reaches the app's server, under Vitest. */

import { join } from 'node:path'
import { createServer } from 'vite'
import { describe, expect, test } from 'vitest'
import { seamline } from '../../../../src/vite.ts'
import { PACKAGE_FILES } from '../../../../src/vite/shared/package-files.ts'
import { ROOT } from '../../../support/prepare.mjs'

async function testServerUnder(plugin: string): Promise<string> {
  const server = await createServer({
    root: join(ROOT, 'tests/functions-app'),
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [seamline(), { name: plugin }],
  })
  const loaded = await server.environments.client.pluginContainer.load(PACKAGE_FILES.testServer)
  await server.close()
  return typeof loaded === 'string' ? loaded : String(loaded?.code)
}

describe('the server of a test', () => {
  test('is loaded into the process of a test in Node', async () => {
    const code = await testServerUnder('vitest')
    expect(code).toContain('server-entry.js?seamline-server')
    expect(code).toContain('`listNotes` (src/notes.functions.ts)')
  })

  test('is reached by requests in the browser, which loads no code of the server', async () => {
    const code = await testServerUnder('vitest:browser')
    expect(code).toContain('fetch(bypass(request))')
    expect(code).not.toContain('seamline-server')
    expect(code).toContain('`listNotes` (src/notes.functions.ts)')
  })

  test('refuses a context in the browser, which no request can pass', async () => {
    const code = await testServerUnder('vitest:browser')
    const text = code.replace(/^import .*$/m, 'const bypass = String').replace('export ', '')
    const { testServer } = new Function(`${text}; return { testServer }`)()
    const { fetch } = await testServer.load()
    await expect(fetch('/', { context: { user: 'ada' } })).rejects.toThrow('cannot pass `context`')
  })
})

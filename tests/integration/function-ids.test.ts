/** Ids that an app chooses, old ids that remain valid, and ids that two functions would share. */

import { createBuilder, createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { freePort, startBuilt, type ChildServer } from '../support/child-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'

const APP: AppFiles = {
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    const generateFunctionId = ({ filename, functionName }) =>
      filename === 'src/plain.ts' ? undefined : functionName.replace('_createServerFn_handler', '')
    export default {
      plugins: [
        seamline({
          serverFns: { generateFunctionId, aliases: { 'src/moved/b.ts#hello': 'src/b.ts#hello' } },
        }),
      ],
    }`,
  'src/main.ts': `import { hello as b } from './b'\nimport { hello as a } from './a'\nimport { plain } from './plain'
    Promise.all([b(), a(), plain()]).then(console.log)`,
  'src/a.ts': `import { createServerFn } from 'seamline'\nexport const hello = createServerFn().handler(() => 'a')`,
  'src/b.ts': `import { createServerFn } from 'seamline'\nexport const hello = createServerFn().handler(() => 'b')`,
  'src/plain.ts': `import { createServerFn } from 'seamline'\nexport const plain = createServerFn().handler(() => 'plain')`,
}

const ANSWERS: Readonly<Record<string, string>> = {
  hello: 'a',
  [`hello_${functionId('src/b.ts', 'hello')}`]: 'b',
  [functionId('src/moved/b.ts', 'hello')]: 'b',
  [functionId('src/plain.ts', 'plain')]: 'plain',
}

async function answersOf(origin: string): Promise<unknown> {
  const answers = Object.keys(ANSWERS).map(async (id) => {
    const response = await fetch(`${origin}/_serverFn/${id}`, { headers: { origin } })
    return [id, (await response.json()).result]
  })
  return Object.fromEntries(await Promise.all(answers))
}

describe('an app that chooses its ids and keeps an old one', () => {
  const app = createFixtureApp(APP)
  let server: ChildServer
  beforeAll(async () => {
    await (await createBuilder({ root: app.root, logLevel: 'error' })).buildApp()
    server = await startBuilt(app.root, await freePort())
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test('uses them in a build', async () => {
    expect(await answersOf(server.url)).toEqual(ANSWERS)
  })

  test('uses them in development', async () => {
    const options = {
      root: app.root,
      logLevel: 'error',
      server: { port: 0, host: 'localhost' },
    } as const
    const dev = await createServer(options)
    await dev.listen()
    expect(await answersOf((dev.resolvedUrls?.local[0] ?? '').replace(/\/$/, ''))).toEqual(ANSWERS)
    await dev.close()
  })
})

test('a build fails when a package and a folder of the app produce the same id', async () => {
  const source = `import { createServerFn } from 'seamline'\nexport const now = createServerFn().handler(() => 1)`
  const app = createFixtureApp({
    'index.html': APP['index.html'] ?? '',
    'vite.config.ts': `import { seamline } from 'seamline/vite'\nexport default { plugins: [seamline()] }`,
    'src/main.ts': `import { now } from 'kit/src/now.ts'\nimport { now as own } from '../kit/src/now'\nnow().then(own)`,
    'node_modules/kit/package.json': `{ "name": "kit", "type": "module", "peerDependencies": { "seamline": "*" } }`,
    'node_modules/kit/src/now.ts': source,
    'kit/src/now.ts': source,
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'silent' })
  await expect(builder.buildApp()).rejects.toThrow(
    /`now` \(kit\/src\/now\.ts\) and `now` \(kit\/src\/now\.ts\) have the same id[^]*\(DUPLICATE_ID\)/,
  )
  app.remove()
})

test('a build fails when an old id maps to a missing function', async () => {
  const app = createFixtureApp({
    ...APP,
    'vite.config.ts': `import { seamline } from 'seamline/vite'
      export default { plugins: [seamline({ serverFns: { aliases: { old: 'src/a.ts#gone' } } })] }`,
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'silent' })
  await expect(builder.buildApp()).rejects.toThrow('(UNKNOWN_ALIAS_TARGET)')
  app.remove()
})

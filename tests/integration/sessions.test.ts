/** Sessions in a whole app, built and in development. */

import { join } from 'node:path'
import { createBuilder } from 'vite'
import { describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { filesIn } from '../support/built-files.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { SERVERS } from '../support/running-app.ts'

const APP: AppFiles = {
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'src/main.ts': `
    import { login, logout, user } from './user'
    Object.assign(globalThis, { login, logout, user })`,
  'src/session.server.ts': `
    import { useSession } from 'seamline/server'
    export const useAppSession = () =>
      useSession<{ name: string }>({ password: 'SERVER_MARKER of more than 32 characters' })`,
  'src/user.ts': `
    import { createServerFn } from 'seamline'
    import { useAppSession } from './session.server'
    export const login = createServerFn({ method: 'POST' })
      .inputValidator((name: string) => name)
      .handler(async ({ data }) => {
        const session = await useAppSession()
        await session.update({ name: data })
      })
    export const logout = createServerFn({ method: 'POST' }).handler(async () => {
      const session = await useAppSession()
      await session.clear()
    })
    export const user = createServerFn().handler(async () => {
      const { data } = await useAppSession()
      return data.name ?? 'nobody'
    })`,
}

/** The version of the sealed format, which the library writes. */
const FORMAT = 'Fe26'

describe.each(SERVERS)('%s', (_mode, serve) => {
  test('a visitor logs in and out', async () => {
    const app = createFixtureApp(APP)
    const server = await serve(app.root)
    const call = async (name: string, cookie = '', data?: string) => {
      const response = await fetch(`${server.url}/_serverFn/${functionId('src/user.ts', name)}`, {
        method: 'POST',
        headers: { origin: server.url, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ data }),
      })
      const { result }: { result?: unknown } = await response.json()
      return { result, cookies: response.headers.getSetCookie() }
    }
    const { cookies } = await call('login', '', 'ada')
    expect(cookies).toEqual([
      expect.stringMatching(/^start=Fe26\S+; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    const cookie = cookies[0]?.split(';', 1)[0]
    expect((await call('user', cookie)).result).toBe('ada')
    expect((await call('user')).result).toBe('nobody')
    expect((await call('logout', cookie)).cookies).toEqual([
      expect.stringMatching(/^start=; Max-Age=0;/),
    ])
    await server.stop()
    app.remove()
  })
})

test.each<[what: string, files: AppFiles, isSealing: boolean]>([
  ['with sessions', APP, true],
  [
    'without sessions',
    {
      ...APP,
      'src/session.server.ts': `
        import { getCookie, setCookie } from 'seamline/server'
        export const useAppSession = async () => ({
          data: { name: getCookie('SERVER_MARKER') },
          update: ({ name }) => setCookie('SERVER_MARKER', name),
          clear: () => setCookie('SERVER_MARKER', ''),
        })`,
    },
    false,
  ],
])(
  'a build %s has the library on the server only if it is used',
  async (_what, files, isSealing) => {
    const app = createFixtureApp(files)
    const builder = await createBuilder({ root: app.root, logLevel: 'error' })
    await builder.buildApp()
    const textOf = (folder: string) => [...filesIn(join(app.root, folder)).values()].join('\n')
    const [client, server] = [textOf('dist/client'), textOf('dist/server')]
    expect(client).not.toContain(FORMAT)
    expect(client).not.toContain('SERVER_MARKER')
    expect(server).toContain('SERVER_MARKER')
    expect(server.includes(FORMAT)).toBe(isSealing)
    app.remove()
  },
)

/**
 * The dependencies of the app of `shapes-app.ts`: a package of its workspace and an installed one.
 */

import type { AppFiles } from './fixture-app.ts'

/** `@fixture/kit`: TypeScript in the workspace, linked into the app. */
const KIT: AppFiles = {
  'packages/kit/package.json': JSON.stringify({
    name: '@fixture/kit',
    version: '1.0.0',
    type: 'module',
    sideEffects: false,
    exports: './src/index.ts',
    peerDependencies: { seamline: '*' },
  }),
  'packages/kit/src/index.ts': `
    export * from './authed'
    export { kitVersion } from './version'`,
  'packages/kit/src/authed.ts': `
    import { createMiddleware, createServerFn, ServerFnError } from 'seamline'
    import { getRequestHeader } from 'seamline/server'
    import { userOf } from './users.server'

    const REALM = 'SERVER_MARKER realm'

    const session = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ headers: { 'x-client': 'CLIENT_MARKER' } }))
      .server(({ next }) => {
        const client = getRequestHeader('x-client')
        if (client !== 'CLIENT_MARKER') throw new ServerFnError('UNAUTHORIZED', { message: REALM, status: 401 })
        return next({ context: { user: userOf('SERVER_MARKER') } })
      })

    export const authedServerFn = createServerFn().middleware([session])`,
  'packages/kit/src/users.server.ts': `
    import { createHash } from 'node:crypto'
    const SALT = 'SERVER_MARKER salt'
    export const userOf = (text: string) => 'user ' + createHash('sha256').update(text + SALT).digest('hex').length`,
  'packages/kit/src/version.ts': `
    import { createServerFn } from 'seamline'
    const VERSION = 'SERVER_MARKER 1.0.0'
    export const kitVersion = createServerFn().handler(() => VERSION.split(' ')[1])`,
}

/** `fixture-stats`: JavaScript from a registry. */
const STATS: AppFiles = {
  'node_modules/fixture-stats/package.json': JSON.stringify({
    name: 'fixture-stats',
    version: '1.0.0',
    type: 'module',
    sideEffects: false,
    exports: './dist/index.js',
    peerDependencies: { seamline: '*' },
  }),
  'node_modules/fixture-stats/dist/index.js': `
    import { createMiddleware, createServerFn } from 'seamline'
    import { SECRET } from './secret.js'

    const counted = createMiddleware({ type: 'function' })
      .server(({ next }) => next({ context: { secret: SECRET } }))

    export const countedServerFn = createServerFn().middleware([counted])

    export const getStats = countedServerFn().handler(({ context }) => 'stats ' + context.secret.length)`,
  'node_modules/fixture-stats/dist/secret.js': `export const SECRET = 'SERVER_MARKER secret'`,
}

export const SHAPES_PACKAGES: AppFiles = { ...KIT, ...STATS }

/** One app for two packages that share the interface of `createServerFn`: its files by name. */

import { readFileSync } from 'node:fs'

const LARGE = readFileSync(new URL('./shared/large.mjs', import.meta.url), 'utf8')

/**
 * @param packageName - whose functions the app has
 * @param plugin - an import of Vite's plugin, and the call of it
 */
export function appSources(packageName, plugin) {
  return {
    'package.json': packageJson(packageName),
    'vite.config.mjs': viteConfig(plugin),
    'src/large.js': LARGE,
    'src/functions.ts': functionsModule(packageName),
    'src/client.tsx': CLIENT,
    'src/router.tsx': ROUTER,
    'src/routes/__root.tsx': ROOT,
    'src/routes/index.tsx': INDEX,
  }
}

// Vite's plugins look for packages with Solid's sources among the dependencies.
const packageJson = (packageName) =>
  JSON.stringify({
    name: 'bench-app',
    private: true,
    type: 'module',
    dependencies: { [packageName]: '*', '@tanstack/solid-router': '*', 'solid-js': '*', zod: '*' },
  })

// Without preloading, which looks for the page's links.
const viteConfig = ({ imports, call }) => `${imports}
import solid from 'vite-plugin-solid'

export default {
  plugins: [${call}, solid({ ssr: true })],
  build: { modulePreload: false },
}
`

const functionsModule = (
  packageName,
) => `import { createMiddleware, createServerFn } from '${packageName}'
import { z } from 'zod'
import { LARGE } from './large.js'

const schema = z.object({ id: z.number(), text: z.string() })

const step1 = createMiddleware({ type: 'function' })
  .server(({ next }) => next({ context: { user: 'ada', steps: 1 } }))
${[2, 3, 4, 5].map(stepSource).join('')}
const anything = (data: any) => data

export const echo = createServerFn({ method: 'POST' })
  .inputValidator(anything)
  .handler(({ data }) => data)

export const guarded = createServerFn({ method: 'POST' })
  .middleware([step5])
  .inputValidator(schema)
  .handler(({ data, context: { user, steps } }) => ({ ...data, user, steps }))

export const large = createServerFn({ method: 'POST' })
  .inputValidator(anything)
  .handler(() => LARGE)
`

function stepSource(step) {
  return `const step${step} = createMiddleware({ type: 'function' })
  .middleware([step${step - 1}])
  .server(({ next, context }) => next({ context: { steps: context.steps + 1 } }))
`
}

// Instead of a page, the entry of the browser's build has the stubs: a process without a page can call them.
const CLIENT = `import { echo, guarded, large } from './functions'

globalThis.benchCalls = { echo, guarded, large }
`

const ROUTER = `import { createRouter } from '@tanstack/solid-router'
import { routeTree } from './routeTree.gen'

export const getRouter = () => createRouter({ routeTree })
`

const ROOT = `import { createRootRoute, Outlet, Scripts } from '@tanstack/solid-router'
import { HydrationScript } from 'solid-js/web'

export const Route = createRootRoute({
  component: () => (
    <html lang="en">
      <head>
        <HydrationScript />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  ),
})
`

const INDEX = `import { createFileRoute } from '@tanstack/solid-router'
import { echo } from '../functions'

export const Route = createFileRoute('/')({
  component: () => <button onClick={() => echo({ data: 'milk' })}>Call</button>,
})
`

/**
 * All blocks in one app, with their callers: `/call/<file>` in process, `window.seeds` in a
 * browser.
 */

import { APP_TSCONFIG, type AppFiles } from '../fixture-app.ts'
import type { SeedBlock } from './block.ts'
import { FUNCTION_BLOCKS } from './middleware-functions.ts'
import { REQUEST_BLOCKS } from './middleware-requests.ts'
import { ROUTE_BLOCKS } from './server-routes.ts'

/** The number of blocks in each document; a block printed twice counts once. */
export const BLOCKS_OF: Readonly<Record<SeedBlock['document'], number>> = {
  middleware: 19,
  'server-routes': 15,
}

export const SEED_BLOCKS: readonly SeedBlock[] = [
  ...REQUEST_BLOCKS,
  ...FUNCTION_BLOCKS,
  ...ROUTE_BLOCKS,
]

/** The name of a block's module. */
export function moduleOf({ file }: SeedBlock): string {
  return file.replace(/^.*\/(.*)\.ts$/, '$1')
}

const called = SEED_BLOCKS.flatMap((block) => (block.call === undefined ? [] : [block]))

export const SEEDS_APP: AppFiles = {
  'tsconfig.json': APP_TSCONFIG,
  'vite.config.ts': `
    import { tanstackStart } from '@tanstack/solid-start/plugin/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [tanstackStart(), solid({ ssr: true })] }`,
  'src/log.ts': `
    export const lines: string[] = []
    export const log = (line: string) => {
      lines.push(line)
    }`,
  'src/calls.ts': [
    ...called.map((block, nth) => `import * as module${nth} from './m/${moduleOf(block)}'`),
    `export const calls: Readonly<Record<string, () => Promise<unknown>>> = {`,
    ...called.map(
      (block, nth) => `  '${moduleOf(block)}': () => module${nth}.${block.call?.code ?? ''},`,
    ),
    `}`,
  ].join('\n'),
  'src/start.ts': `
    import { createStart } from '@tanstack/solid-start'
    import { first, second } from './m/order'
    import { startInstance as ofFunctions } from './m/start-of-functions'
    import { startInstance as ofRequests } from './m/start-of-requests'
    export const startInstance = createStart(async () => {
      const { functionMiddleware = [] } = await ofFunctions.getOptions()
      const { requestMiddleware = [] } = await ofRequests.getOptions()
      return { requestMiddleware, functionMiddleware: [...functionMiddleware, first, second] }
    })`,
  'src/router.tsx': `
    import { createRouter } from '@tanstack/solid-router'
    import { routeTree } from './routeTree.gen'
    export const getRouter = () => createRouter({ routeTree, defaultNotFoundComponent: () => <p>none</p> })`,
  'src/routes/__root.tsx': `
    import { onMount, type JSX } from 'solid-js'
    import { HydrationScript } from 'solid-js/web'
    import { createRootRoute, HeadContent, Scripts } from '@tanstack/solid-router'
    import { calls } from '../calls'
    import { lines } from '../log'
    export const Route = createRootRoute({ shellComponent: Shell })
    function Shell(props: { children: JSX.Element }) {
      onMount(() => {
        Object.assign(window, { seeds: { calls, lines } })
        document.body.setAttribute('data-works', '')
      })
      return (
        <html>
          <head><HydrationScript /></head>
          <body><HeadContent />{props.children}<Scripts /></body>
        </html>
      )
    }`,
  'src/routes/log.ts': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { json } from '@tanstack/solid-start'
    import { lines } from '../log'
    export const Route = createFileRoute('/log')({
      server: { handlers: { GET: () => json(lines.splice(0)) } },
    })`,
  'src/routes/call.$name.ts': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { json } from '@tanstack/solid-start'
    import { calls } from '../calls'
    export const Route = createFileRoute('/call/$name')({
      server: { handlers: { GET: async ({ params }) => json({ result: await calls[params.name]?.() }) } },
    })`,
  ...Object.fromEntries(SEED_BLOCKS.map(({ file, text }) => [file, text])),
  ...Object.fromEntries(SEED_BLOCKS.flatMap(({ others = {} }) => Object.entries(others))),
}

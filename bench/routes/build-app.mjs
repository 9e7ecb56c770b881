/** Writes the routes as files and builds them, as an app would be: one file per route. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'
import solid from 'vite-plugin-solid'
import { seamline } from 'seamline/vite'
import { ROUTES } from './paths.mjs'

const root = fileURLToPath(new URL('generated', import.meta.url))

const ROUTER = `import { createRouter } from '@tanstack/solid-router'
import { routeTree } from './routeTree.gen'
export const getRouter = () => createRouter({ routeTree })
`

const ROOT_ROUTE = `import { createRootRoute } from '@tanstack/solid-router'
export const Route = createRootRoute()
`

const routeFile = (route) => `import { createFileRoute } from '@tanstack/solid-router'
import { json } from 'seamline'
export const Route = createFileRoute('${route}')({
  server: { handlers: { GET: ({ params }) => json({ ok: true, params }) } },
})
`

/** Gives the path of the server that has been built. */
export async function buildApp() {
  rmSync(root, { recursive: true, force: true })
  const write = (file, text) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  write('src/router.ts', ROUTER)
  write('src/routes/__root.ts', ROOT_ROUTE)
  for (const route of ROUTES) write(`src/routes${route}.ts`, routeFile(route))
  const builder = await createBuilder({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [seamline(), solid({ ssr: true })],
  })
  await builder.buildApp()
  return join(root, 'dist/server/server.js')
}

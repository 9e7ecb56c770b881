/** The few files around the modules: what TanStack's plugin demands, and the entries of both builds. */
export function shellFiles(packageName) {
  return {
    'package.json': `{ "name": "bench-app", "private": true, "type": "module" }\n`,
    'src/routes/__root.tsx': ROOT,
    'src/routes/index.tsx': INDEX,
    'src/routeTree.gen.ts': ROUTE_TREE,
    'src/router.tsx': ROUTER,
    'src/client.tsx': CLIENT,
    'src/server.ts': server(packageName),
  }
}

const ROOT = `import { HeadContent, Outlet, Scripts, createRootRoute } from '@tanstack/solid-router'
import { HydrationScript } from 'solid-js/web'

export const Route = createRootRoute({
  component: () => (
    <html lang="en">
      <head>
        <HydrationScript />
        <HeadContent />
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
import { Component0 } from '../components/component-0'

export const Route = createFileRoute('/')({ component: () => <Component0 title="All" /> })
`

// TanStack's plugin writes this file itself; the other two builds need it all the same.
const ROUTE_TREE = `import { Route as rootRouteImport } from './routes/__root'
import { Route as IndexRouteImport } from './routes/index'

const IndexRoute = IndexRouteImport.update({
  id: '/',
  path: '/',
  getParentRoute: () => rootRouteImport,
} as any)

export const routeTree = rootRouteImport._addFileChildren({ IndexRoute })
`

const ROUTER = `import { createRouter } from '@tanstack/solid-router'
import { routeTree } from './routeTree.gen'

export function getRouter() {
  return createRouter({ routeTree })
}
`

const CLIENT = `import { RouterProvider } from '@tanstack/solid-router'
import { hydrate } from 'solid-js/web'
import { getRouter } from './router'

hydrate(() => <RouterProvider router={getRouter()} />, document)
`

// It reaches the pages, so that the server's build holds every module in all three variants.
function server(packageName) {
  return `import handler from '${packageName}/server-entry'
import { getRouter } from './router'

export default {
  fetch(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname !== '/routes') return handler.fetch(request)
    return Response.json(Object.keys(getRouter().routesByPath))
  },
}
`
}

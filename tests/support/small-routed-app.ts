/** The smallest app with routes and pages, as files, for tests with routes of their own. */

import type { AppFiles } from './fixture-app.ts'

/** A route file with handlers only: each responds with its own text. */
export function handlerFile(path: string, server: string): string {
  return `
    import { createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('${path}')({ server: { ${server} } })`
}

/** A route file with a component. */
export function pageFile(path: string, options = 'component: () => <p>page</p>'): string {
  return `
    import { Outlet, createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('${path}')({ ${options} })`
}

/**
 * The files of an app.
 *
 * @param files - its routes by their path below `src/routes`, and other files
 * @param options - the app's Vite options and router options, as source code
 */
export function smallRoutedApp(
  files: AppFiles,
  { vite = '', router = '' }: { readonly vite?: string; readonly router?: string } = {},
): AppFiles {
  return {
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      import solid from 'vite-plugin-solid'
      export default { plugins: [seamline(), solid({ ssr: true })], ${vite} }`,
    'src/router.tsx': `
      import { createRouter } from '@tanstack/solid-router'
      import { routeTree } from './routeTree.gen'
      export const getRouter = () =>
        createRouter({ routeTree, defaultNotFoundComponent: () => <p>Nothing here.</p>, ${router} })`,
    'src/routes/__root.tsx': `
      import { HydrationScript } from 'solid-js/web'
      import { createRootRoute, HeadContent, Scripts } from '@tanstack/solid-router'
      export const Route = createRootRoute({
        shellComponent: (props) => (
          <html>
            <head><HydrationScript /></head>
            <body><HeadContent />{props.children}<Scripts /></body>
          </html>
        ),
      })`,
    ...files,
  }
}

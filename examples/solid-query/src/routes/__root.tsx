import type { QueryClient } from '@tanstack/solid-query'
import {
  createRootRouteWithContext,
  HeadContent,
  Link,
  Outlet,
  Scripts,
} from '@tanstack/solid-router'
import { HydrationScript } from 'solid-js/web'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  head: () => ({ meta: [{ charset: 'utf-8' }, { title: 'Example' }] }),
  component: Root,
})

function Root() {
  return (
    <html lang="en">
      <head>
        <HydrationScript />
      </head>
      <body>
        <HeadContent />
        <nav>
          <Link to="/">Todos</Link>
          <Link to="/private">Private</Link>
        </nav>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}

import { createRootRoute, HeadContent, Link, Outlet, Scripts } from '@tanstack/solid-router'
import { HydrationScript } from 'solid-js/web'

export const Route = createRootRoute({
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
          <Link to="/">Stream</Link>
          <Link to="/report">Report</Link>
        </nav>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}

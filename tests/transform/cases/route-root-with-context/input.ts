import { createRootRouteWithContext, rootRouteWithContext } from '@tanstack/solid-router'
import { auth } from './SERVER_MARKER/auth'

interface Context {
  readonly user: string
}

const rootRoute = createRootRouteWithContext<Context>()

export const Route = rootRoute({
  component: () => 'CLIENT_MARKER',
  server: { middleware: [auth] },
})

export const OlderName = rootRouteWithContext<Context>()({ server: { middleware: [auth] } })

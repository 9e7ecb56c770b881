import { createRootRouteWithContext, rootRouteWithContext } from '@tanstack/solid-router'

interface Context {
  readonly user: string
}

const rootRoute = createRootRouteWithContext<Context>()

export const Route = rootRoute({
  component: () => 'CLIENT_MARKER',
})

export const OlderName = rootRouteWithContext<Context>()({  })

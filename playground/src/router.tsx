import { createRouter } from '@tanstack/solid-router'
import { LoadFailure } from './components/LoadFailure'
import { NotFound } from './components/NotFound'
import { routeTree } from './routeTree.gen'

export function getRouter() {
  return createRouter({
    routeTree,
    scrollRestoration: true,
    defaultErrorComponent: LoadFailure,
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof getRouter>
  }
}

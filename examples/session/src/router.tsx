import { createRouter } from '@tanstack/solid-router'
import { routeTree } from './routeTree.gen'

export function getRouter() {
  return createRouter({
    routeTree,
    scrollRestoration: true,
    defaultErrorComponent: (props) => <p role="alert">{props.error.message}</p>,
    defaultNotFoundComponent: () => <p>There is no such page.</p>,
  })
}

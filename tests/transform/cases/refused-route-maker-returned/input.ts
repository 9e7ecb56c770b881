import { createRootRouteWithContext } from '@tanstack/solid-router'

export function appRoot() {
  return createRootRouteWithContext<{ user: string }>()
}

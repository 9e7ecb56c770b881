import { createRootRouteWithContext } from '@tanstack/solid-router'

export const createAppRoot = createRootRouteWithContext<{ user: string }>()

import { createRootRoute, Outlet } from '@tanstack/solid-router'
import { title } from './CLIENT_MARKER/title'


export const Route = createRootRoute({
  head: () => ({ meta: [{ title }] }),
  component: Outlet,
})

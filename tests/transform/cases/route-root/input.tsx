import { createRootRoute, Outlet } from '@tanstack/solid-router'
import { createMiddleware } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { title } from './CLIENT_MARKER/title'

const logging = createMiddleware().server(({ next }) => next({ context: { db } }))

export const Route = createRootRoute({
  head: () => ({ meta: [{ title }] }),
  component: Outlet,
  server: {
    middleware: [logging],
    handlers: { GET: () => new Response(db.name) },
  },
})

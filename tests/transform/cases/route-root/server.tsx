import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createRootRoute, Outlet } from '@tanstack/solid-router'
import { createMiddleware } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { title } from './CLIENT_MARKER/title'

const logging = _namedMiddleware(createMiddleware().server(({ next }) => next({ context: { db } })), { name: "logging", filename: "src/input.tsx" })

export const Route = createRootRoute({
  head: () => ({ meta: [{ title }] }),
  component: Outlet,
  server: {
    middleware: [logging],
    handlers: { GET: () => new Response(db.name) },
  },
})

import { createFileRoute, Outlet, redirect } from '@tanstack/solid-router'
import { Header } from '../components/Header'
import { ServerClock } from '../components/ServerClock'
import { sessionMiddleware } from '../session.middleware'
import { whoAmI } from '../session.functions'

/** The layout of pages for team members. */
export const Route = createFileRoute('/_team')({
  server: { middleware: [sessionMiddleware] },
  beforeLoad: async ({ serverContext, location }) => {
    // On the server, the request's context already has the user.
    const { user = await whoAmI() } = serverContext ?? {}
    if (user === null) throw redirect({ to: '/login', search: { from: location.href } })
    return { user }
  },
  component: TeamLayout,
})

function TeamLayout() {
  const context = Route.useRouteContext()
  return (
    <>
      <Header user={context().user} />
      <Outlet />
      <ServerClock />
    </>
  )
}

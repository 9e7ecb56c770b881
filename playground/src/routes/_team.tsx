import { createFileRoute, Outlet, redirect } from '@tanstack/solid-router'
import { Header } from '../components/Header'
import { ServerClock } from '../components/ServerClock'
import { sessionMiddleware } from '../session.middleware'
import { whoAmI } from '../session.functions'

/** Around the pages that only a member of the team gets to see. */
export const Route = createFileRoute('/_team')({
  server: { middleware: [sessionMiddleware] },
  beforeLoad: async ({ serverContext, location }) => {
    // On the server, the request has told already.
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

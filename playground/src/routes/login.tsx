import { createFileRoute, redirect } from '@tanstack/solid-router'
import { SignIn } from '../components/SignIn'
import { whoAmI } from '../session.functions'

export const Route = createFileRoute('/login')({
  // Named also where it is refused: the router keeps what is left out as it was.
  validateSearch: ({ from }: { from?: unknown }): { from?: string | undefined } => ({
    from: isPageOfThisApp(from) ? from : undefined,
  }),
  loaderDeps: ({ search: { from = '/' } }) => ({ from }),
  loader: async ({ deps: { from } }) => {
    // So that the form leads back where no script sends it, too.
    if ((await whoAmI()) !== null) throw redirect({ href: from })
  },
  head: () => ({ meta: [{ title: 'Sign in · Team notes' }] }),
  component: LoginPage,
})

/** Not of another host, which two slashes or a backslash would name, and not of this page itself. */
function isPageOfThisApp(from: unknown): from is string {
  return typeof from === 'string' && /^\/(?![/\\]|login\b)/.test(from)
}

function LoginPage() {
  const deps = Route.useLoaderDeps()
  return <SignIn from={deps().from} />
}

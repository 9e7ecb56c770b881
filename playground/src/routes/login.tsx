import { createFileRoute, redirect } from '@tanstack/solid-router'
import { SignIn } from '../components/SignIn'
import { whoAmI } from '../session.functions'

export const Route = createFileRoute('/login')({
  // Set it even if it is invalid: the router keeps omitted values.
  validateSearch: ({ from }: { from?: unknown }): { from?: string | undefined } => ({
    from: isPageOfThisApp(from) ? from : undefined,
  }),
  loaderDeps: ({ search: { from = '/' } }) => ({ from }),
  loader: async ({ deps: { from } }) => {
    // So that the form also redirects back without JavaScript.
    if ((await whoAmI()) !== null) throw redirect({ href: from })
  },
  head: () => ({ meta: [{ title: 'Sign in · Team notes' }] }),
  component: LoginPage,
})

/** Excludes other hosts (two slashes or a backslash) and this page itself. */
function isPageOfThisApp(from: unknown): from is string {
  return typeof from === 'string' && /^\/(?![/\\]|login\b)/.test(from)
}

function LoginPage() {
  const deps = Route.useLoaderDeps()
  return <SignIn from={deps().from} />
}

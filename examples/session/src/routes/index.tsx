import { createFileRoute } from '@tanstack/solid-router'
import { useServerFn } from '@tanstack/solid-start'
import { readAccount, signOut } from '../session'

export const Route = createFileRoute('/')({ loader: () => readAccount(), component: Account })

function Account() {
  const name = Route.useLoaderData()
  const leave = useServerFn(signOut)
  return (
    <main>
      <h1>Account of {name()}</h1>
      <button type="button" onClick={() => void leave()}>
        Sign out
      </button>
    </main>
  )
}

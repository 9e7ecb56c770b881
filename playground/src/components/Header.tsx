import { useRouter } from '@tanstack/solid-router'
import { signOut } from '../session.functions'
import { createSubmission } from '../state/create-submission'
import { forgetToken } from '../state/session'
import type { User } from '../users.server'
import { Avatar } from './Avatar'

export function Header(props: { user: User }) {
  const router = useRouter()
  const { busy, submit } = createSubmission()
  const leave = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      await signOut()
      forgetToken()
      await router.navigate({ to: '/login' })
      // Drop data loaded for the previous user.
      router.clearCache()
    })
  }
  return (
    <header class="top">
      <h1>Team notes</h1>
      <div class="who">
        <Avatar user={props.user} />
        <span class="who-name">{props.user.name}</span>
        <form action={signOut.url} method="post" onSubmit={leave}>
          <button class="plain" disabled={busy()}>
            Sign out
          </button>
        </form>
      </div>
    </header>
  )
}

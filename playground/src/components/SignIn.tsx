import { useRouter } from '@tanstack/solid-router'
import { createEffect, createSignal } from 'solid-js'
import { signIn } from '../session.functions'
import { createSubmission } from '../state/create-submission'
import { storeToken } from '../state/session'
import { FieldIssue } from './FieldIssue'

/** The form also works without JavaScript, which only avoids a page reload. */
export function SignIn(props: { from: string }) {
  const router = useRouter()
  const [name, setName] = createSignal('')
  const { busy, issueAt, submit } = createSubmission('name')
  let field: HTMLInputElement | undefined
  createEffect(() => {
    if (issueAt('name') !== undefined) field?.focus()
  })
  // Keep text typed before hydration.
  const take = (input: HTMLInputElement) => {
    field = input
    setName(input.value ?? '')
  }

  const send = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      const { token } = await signIn({ data: { name: name() } })
      storeToken(token)
      await router.navigate({ href: props.from })
    })
  }

  return (
    <main class="sign-in">
      <form class="card" action={signIn.url} method="post" onSubmit={send} novalidate>
        <h1>Team notes</h1>
        <p class="quiet">The whole team can read your notes.</p>
        <label for="name">Your name</label>
        <input
          id="name"
          name="name"
          autocomplete="username"
          aria-invalid={issueAt('name') !== undefined}
          aria-describedby="name-issue"
          ref={take}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <FieldIssue id="name-issue" issue={issueAt('name')} />
        <button class="primary" disabled={busy()}>
          Sign in
        </button>
        <p class="quiet">No password needed. A new name joins the team.</p>
      </form>
    </main>
  )
}

import { createEffect, createSignal } from 'solid-js'
import { signIn } from '../notes.functions'
import { createSubmission } from '../state/create-submission'
import { signedIn } from '../state/session'
import { FieldIssue } from './FieldIssue'

export function SignIn() {
  const [name, setName] = createSignal('')
  const { busy, issueAt, submit } = createSubmission('name')
  let field: HTMLInputElement | undefined
  createEffect(() => {
    if (issueAt('name') !== undefined) field?.focus()
  })

  const send = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      const { token } = await signIn({ data: { name: name() } })
      signedIn(token)
    })
  }

  return (
    <main class="sign-in">
      <form class="card" onSubmit={send} novalidate>
        <h1>Team notes</h1>
        <p class="quiet">What one writes, all can read.</p>
        <label for="name">Your name</label>
        <input
          id="name"
          autocomplete="username"
          aria-invalid={issueAt('name') !== undefined}
          aria-describedby="name-issue"
          ref={(element) => (field = element)}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <FieldIssue id="name-issue" issue={issueAt('name')} />
        <button class="primary" disabled={busy()}>
          Sign in
        </button>
        <p class="quiet">No password: any name will do, and a new one joins the team.</p>
      </form>
    </main>
  )
}

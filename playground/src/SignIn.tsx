import { createSignal } from 'solid-js'
import { Failure, FieldIssue } from './Failure'
import { signIn } from './notes.functions'
import { signedIn } from './session'

export function SignIn() {
  const [name, setName] = createSignal('')
  const [failure, setFailure] = createSignal<unknown>()

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setFailure(undefined)
    try {
      signedIn((await signIn({ data: { name: name() } })).token)
    } catch (error) {
      setFailure(error)
    }
  }

  return (
    <form onSubmit={submit} novalidate>
      <h1>Notes</h1>
      <label for="name">Your name</label>
      <input
        id="name"
        autocomplete="username"
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <FieldIssue failure={failure()} field="name" />
      <button>Sign in</button>
      <Failure failure={failure()} />
    </form>
  )
}

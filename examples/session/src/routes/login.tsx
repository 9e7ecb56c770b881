import { createFileRoute } from '@tanstack/solid-router'
import { useServerFn } from '@tanstack/solid-start'
import { createSignal } from 'solid-js'
import { signIn } from '../session'

export const Route = createFileRoute('/login')({ component: Login })

function Login() {
  const enter = useServerFn(signIn)
  const [name, setName] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void enter({ data: name() })
  }
  return (
    <form onSubmit={submit}>
      <h1>Sign in</h1>
      <input aria-label="Name" onInput={(event) => setName(event.currentTarget.value)} />
      <button type="submit">Enter</button>
    </form>
  )
}

import { Show } from 'solid-js'
import { Notes } from './Notes'
import { SignIn } from './SignIn'
import { token } from './session'

export function App() {
  return (
    <Show when={token()} fallback={<SignIn />}>
      <Notes />
    </Show>
  )
}

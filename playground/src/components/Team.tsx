import { ServerFnError } from 'seamline'
import { createResource, Show } from 'solid-js'
import { whoAmI } from '../notes.functions'
import { reportFailure } from '../state/failure'
import { signOut } from '../state/session'
import { Header } from './Header'
import { Notes } from './Notes'
import { ServerClock } from './ServerClock'

/** What a member of the team sees. */
export function Team() {
  const [user] = createResource(async () => {
    try {
      return await whoAmI()
    } catch (error) {
      if (error instanceof ServerFnError && error.code === 'UNAUTHORIZED') {
        // A token that the server does not know is of no use: back to the sign-in form, with the reason.
        signOut()
        reportFailure(error)
      }
      throw error
    }
  })
  return (
    <Show when={user()} fallback={<p class="quiet loading">Loading…</p>}>
      {(known) => (
        <>
          <Header user={known()} />
          <main>
            <Notes user={known()} />
          </main>
          <ServerClock />
        </>
      )}
    </Show>
  )
}

import { dismissFailure } from '../state/failure'
import { signOut } from '../state/session'
import type { User } from '../users.server'
import { Avatar } from './Avatar'

export function Header(props: { user: User }) {
  return (
    <header class="top">
      <h1>Team notes</h1>
      <div class="who">
        <Avatar user={props.user} />
        <span class="who-name">{props.user.name}</span>
        <button type="button" class="plain" onClick={leave}>
          Sign out
        </button>
      </div>
    </header>
  )
}

function leave(): void {
  dismissFailure()
  signOut()
}

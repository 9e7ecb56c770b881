import type { User } from '../users.server'

/** The first letter of a name, in a colour of its own: a help for the eye beside the name. */
export function Avatar(props: { user: User }) {
  // The golden angle keeps the colours of any number of people apart.
  const hue = () => Math.round((props.user.id * 137.5 + 30) % 360)
  return (
    <span class="avatar" style={{ '--hue': hue() }} aria-hidden="true">
      {[...props.user.name][0]?.toUpperCase()}
    </span>
  )
}

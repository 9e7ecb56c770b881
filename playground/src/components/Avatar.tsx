import type { User } from '../users.server'

/** The first letter of a name in its own colour, as a visual aid beside the name. */
export function Avatar(props: { user: User }) {
  // The golden angle yields distinct colours for any number of people.
  const hue = () => Math.round((props.user.id * 137.5 + 30) % 360)
  return (
    <span class="avatar" style={{ '--hue': hue() }} aria-hidden="true">
      {[...props.user.name][0]?.toUpperCase()}
    </span>
  )
}

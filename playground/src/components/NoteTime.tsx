import { Link } from '@tanstack/solid-router'
import { createSignal, onMount, Show } from 'solid-js'
import type { Note } from '../notes.server'

const LOOK = { dateStyle: 'medium', timeStyle: 'short' } as const
/** The server does not know the reader's time zone, and hydration needs the server's text. */
const SERVERS = new Intl.DateTimeFormat('en-GB', { ...LOOK, timeZone: 'UTC' })
const READERS = new Intl.DateTimeFormat(undefined, LOOK)

export function NoteTime(props: { note: Note }) {
  const [isMounted, setMounted] = createSignal(false)
  onMount(() => setMounted(true))
  const tell = (time: string) =>
    isMounted() ? READERS.format(new Date(time)) : `${SERVERS.format(new Date(time))} UTC`
  return (
    <span class="quiet when">
      <Link to="/notes/$id" params={{ id: String(props.note.id) }}>
        <time dateTime={props.note.createdAt}>{tell(props.note.createdAt)}</time>
      </Link>
      <Show when={props.note.editedAt}>
        {(editedAt) => <span title={tell(editedAt())}> · edited</span>}
      </Show>
    </span>
  )
}

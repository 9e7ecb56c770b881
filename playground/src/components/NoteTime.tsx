import { Show } from 'solid-js'
import type { Note } from '../notes.server'

const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export function NoteTime(props: { note: Note }) {
  return (
    <span class="quiet when">
      <time dateTime={props.note.createdAt}>{FORMAT.format(new Date(props.note.createdAt))}</time>
      <Show when={props.note.editedAt}>
        {(editedAt) => <span title={FORMAT.format(new Date(editedAt()))}> · edited</span>}
      </Show>
    </span>
  )
}

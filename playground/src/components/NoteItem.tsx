import { useServerFn } from 'seamline'
import { createSignal, For, Show } from 'solid-js'
import { deleteNote } from '../notes.functions'
import type { Note } from '../notes.server'
import { createSubmission } from '../state/create-submission'
import { AttachmentItem } from './AttachmentItem'
import { Avatar } from './Avatar'
import { Highlighted } from './Highlighted'
import { NoteEditor } from './NoteEditor'
import { NoteTime } from './NoteTime'

interface NoteItemProps {
  readonly note: Note
  readonly isOwn: boolean
  readonly query: string
  readonly onEdited: () => Promise<void>
  readonly onDeleted: () => Promise<void>
}

export function NoteItem(props: NoteItemProps) {
  const [editing, setEditing] = createSignal(false)
  const removeNote = useServerFn(deleteNote)
  const { busy, submit } = createSubmission()
  let editButton: HTMLButtonElement | undefined

  const remove = () =>
    submit(async () => {
      await removeNote({ data: { id: props.note.id } })
      await props.onDeleted()
    })
  const close = () => {
    setEditing(false)
    editButton?.focus()
  }

  return (
    <li class="card note">
      <Avatar user={props.note.author} />
      <p class="by">
        <strong>
          <Highlighted text={props.note.author.name} query={props.query} />
        </strong>
        <Show when={props.isOwn}>
          <span class="badge">you</span>
        </Show>
        <NoteTime note={props.note} />
      </p>
      <Show
        when={!editing()}
        fallback={<NoteEditor note={props.note} onEdited={props.onEdited} onClose={close} />}
      >
        <p class="text">
          <Highlighted text={props.note.text} query={props.query} />
        </p>
      </Show>
      <Show when={props.note.attachments.length > 0}>
        <ul class="attachments" aria-label="Attached files">
          <For each={props.note.attachments}>
            {(attachment) => <AttachmentItem attachment={attachment} />}
          </For>
        </ul>
      </Show>
      <Show when={props.isOwn && !editing()}>
        <div class="actions needs-script">
          <button
            type="button"
            class="plain"
            ref={(button) => (editButton = button)}
            onClick={() => setEditing(true)}
          >
            Edit
          </button>
          <button type="button" class="plain" disabled={busy()} onClick={remove}>
            Delete
          </button>
        </div>
      </Show>
    </li>
  )
}

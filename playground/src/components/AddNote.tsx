import { useServerFn } from 'seamline'
import { createSignal } from 'solid-js'
import { addNote } from '../notes.functions'
import { createSubmission } from '../state/create-submission'
import { FileField } from './FileField'
import { NoteField } from './NoteField'

/** The form also works without JavaScript, which only avoids a page reload. */
export function AddNote(props: { onAdded: () => Promise<void> }) {
  const [text, setText] = createSignal('')
  const [files, setFiles] = createSignal<readonly File[]>([])
  const add = useServerFn(addNote)
  const { busy, issueAt, submit } = createSubmission('text', 'files')
  // An issue refers to a file by its index among the sent files, which may change later.
  let sent: readonly File[] = []

  const send = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      sent = files()
      await add({ data: { text: text(), files: [...sent] } })
      setText('')
      // Files chosen in the meantime belong to the next note.
      setFiles((chosen) => chosen.filter((file) => !sent.includes(file)))
      await props.onAdded()
    })
  }

  return (
    <form
      class="card"
      action={addNote.url}
      method="post"
      enctype="multipart/form-data"
      onSubmit={send}
      novalidate
    >
      <NoteField
        label="New note"
        placeholder="What should the team know?"
        value={text()}
        issue={issueAt('text')}
        onInput={setText}
        ref={(field) => setText(field.value ?? '')}
      />
      <FileField
        files={files()}
        issue={issueAt('files')}
        issueOf={(file) => issueAt('files', sent.indexOf(file))}
        onChange={setFiles}
      />
      <div class="actions">
        <button class="primary" disabled={busy()}>
          Add
        </button>
      </div>
    </form>
  )
}

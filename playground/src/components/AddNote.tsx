import { createSignal } from 'solid-js'
import { addNote } from '../notes.functions'
import { createSubmission } from '../state/create-submission'
import { NoteField } from './NoteField'

export function AddNote(props: { onAdded: () => Promise<void> }) {
  const [text, setText] = createSignal('')
  const { busy, issue, submit } = createSubmission('text')

  const send = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      await addNote({ data: { text: text() } })
      setText('')
      await props.onAdded()
    })
  }

  return (
    <form class="card" onSubmit={send} novalidate>
      <NoteField
        label="New note"
        placeholder="What should the team know?"
        value={text()}
        issue={issue()}
        onInput={setText}
      />
      <div class="actions">
        <button class="primary" disabled={busy()}>
          Add
        </button>
      </div>
    </form>
  )
}

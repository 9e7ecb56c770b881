import { useServerFn } from 'seamline'
import { createSignal, onMount } from 'solid-js'
import { editNote } from '../notes.functions'
import type { Note } from '../notes.server'
import { createSubmission } from '../state/create-submission'
import { NoteField } from './NoteField'

interface NoteEditorProps {
  readonly note: Note
  readonly onEdited: () => Promise<void>
  readonly onClose: () => void
}

export function NoteEditor(props: NoteEditorProps) {
  // Only the initial text, so that reloading the list does not replace typed text.
  const [text, setText] = createSignal(props.note.text)
  const edit = useServerFn(editNote)
  const { busy, issueAt, submit } = createSubmission('text')
  let field: HTMLTextAreaElement | undefined
  onMount(() => {
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
    field?.form?.scrollIntoView({ block: 'nearest' })
  })

  const save = (event: SubmitEvent) => {
    event.preventDefault()
    return submit(async () => {
      await edit({ data: { id: props.note.id, text: text() } })
      await props.onEdited()
      props.onClose()
    })
  }

  return (
    <form
      class="editor"
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
      novalidate
    >
      <NoteField
        label="Edit note"
        value={text()}
        issue={issueAt('text')}
        onInput={setText}
        ref={(element) => (field = element)}
      />
      <div class="actions">
        <button class="primary" disabled={busy()}>
          Save
        </button>
        <button type="button" class="plain" onClick={props.onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}

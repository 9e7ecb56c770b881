import { createSignal, Show } from 'solid-js'
import { addNote } from './notes.functions'

export function AddNote() {
  const [saved, setSaved] = createSignal('')
  const [failure, setFailure] = createSignal('')

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setFailure('')
    const text = String(new FormData(event.currentTarget).get('text'))
    await addNote({ data: { text } }).then(
      (note) => setSaved(`${note.text}, by ${note.author}`),
      (error: Error) => setFailure(error.message),
    )
  }

  return (
    <form onSubmit={submit}>
      <input name="text" aria-label="Text" />
      <button>Add</button>
      <Show when={saved()}>{(text) => <output>{text()}</output>}</Show>
      <Show when={failure()}>{(message) => <p role="alert">{message()}</p>}</Show>
    </form>
  )
}

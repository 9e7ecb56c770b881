import { createResource, createSignal, For, Show } from 'solid-js'
import { addNote, listNotes, signIn } from './notes.functions'
import { serverTime, setToken, token } from './session'

/** One field, first for the name, then for notes. */
export function App() {
  const [text, setText] = createSignal('')
  const [failure, setFailure] = createSignal('')
  const [notes, { refetch }] = createResource(token, () => listNotes())

  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setFailure('')
    try {
      if (token() === undefined) setToken((await signIn({ data: { name: text() } })).token)
      else await addNote({ data: { text: text() } })
      setText('')
      await refetch()
    } catch (error) {
      setFailure(String(error))
    }
  }

  return (
    <>
      <form onSubmit={send}>
        <label>
          {token() === undefined ? 'Your name' : 'New note'}
          <input value={text()} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button>{token() === undefined ? 'Sign in' : 'Add'}</button>
      </form>
      <p role="alert">{failure()}</p>
      <Show when={notes()}>
        {(listed) => (
          <ul>
            <For each={listed()}>{(note) => <li>{note}</li>}</For>
          </ul>
        )}
      </Show>
      <output>{serverTime()}</output>
    </>
  )
}

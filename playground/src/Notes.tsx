import { createResource, createSignal, For, Show } from 'solid-js'
import { Failure, FieldIssue } from './Failure'
import { addNote, breakSomething, listNotes } from './notes.functions'
import { serverTime, signOut } from './session'

export function Notes() {
  const [list, { refetch }] = createResource(() => listNotes())
  const [text, setText] = createSignal('')
  const [failure, setFailure] = createSignal<unknown>()
  const [sending, setSending] = createSignal(false)

  /** Runs a call; whatever it rejects with is shown, and the form keeps its text. */
  const attempt = async (call: () => Promise<void>) => {
    setFailure(undefined)
    setSending(true)
    try {
      await call()
    } catch (error) {
      setFailure(error)
    } finally {
      setSending(false)
    }
  }

  const add = (event: SubmitEvent) => {
    event.preventDefault()
    return attempt(async () => {
      await addNote({ data: { text: text() } })
      setText('')
      await refetch()
    })
  }

  return (
    <>
      <header>
        <h1>Notes</h1>
        <p>
          <Show when={!list.error && list()}>{(loaded) => <span>{loaded().user.name}</span>}</Show>
          <button type="button" onClick={signOut}>
            Sign out
          </button>
        </p>
      </header>
      <form onSubmit={add} novalidate>
        <label for="text">New note</label>
        <input
          id="text"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
          autocomplete="off"
        />
        <FieldIssue failure={failure()} field="text" />
        <button disabled={sending()}>Add</button>
      </form>
      <Failure failure={failure()} />
      <Failure failure={list.error} />
      <ul>
        <For each={list.error ? [] : list()?.notes}>
          {(note) => (
            <li>
              <span>{note.text}</span>
              <time dateTime={note.createdAt}>{new Date(note.createdAt).toLocaleString()}</time>
            </li>
          )}
        </For>
      </ul>
      <footer>
        <Show when={serverTime()}>
          {(time) => (
            <output data-server-time={time()}>
              Server time {new Date(time()).toLocaleTimeString()}
            </output>
          )}
        </Show>
        <button type="button" onClick={() => attempt(() => breakSomething())}>
          Break something
        </button>
      </footer>
    </>
  )
}

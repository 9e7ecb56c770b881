/** The form works without JavaScript; with it, each letter searches. */
export function SearchField(props: { value: string; onInput: (text: string) => void }) {
  return (
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label for="search">Search notes</label>
      <input
        id="search"
        name="q"
        type="search"
        autocomplete="off"
        maxLength={100}
        placeholder="A word or a name"
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </form>
  )
}

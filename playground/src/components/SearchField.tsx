export function SearchField(props: { value: string; onInput: (text: string) => void }) {
  return (
    <div class="search" role="search">
      <label for="search">Search notes</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        maxLength={100}
        placeholder="A word or a name"
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}

import { Index } from 'solid-js'

/** A text with each match of the search marked. */
export function Highlighted(props: { text: string; query: string }) {
  // Splitting by a group keeps the matches at odd indices.
  const parts = () =>
    props.query === ''
      ? [props.text]
      : props.text.split(new RegExp(`(${escapeRegExp(props.query)})`, 'gi'))
  return (
    <Index each={parts()}>
      {(part, index) => (index % 2 === 1 ? <mark>{part()}</mark> : <>{part()}</>)}
    </Index>
  )
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

import { Index } from 'solid-js'

/** A text in which each occurrence of what was searched for is marked. */
export function Highlighted(props: { text: string; query: string }) {
  // Splitting by a group keeps the matches, at the odd places.
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

import { Show } from 'solid-js'

/** The validation issue of one field. */
export function FieldIssue(props: { id: string; issue: string | undefined }) {
  return (
    <div id={props.id} class="field-issue" aria-live="polite">
      <Show when={props.issue}>{(issue) => <p>{issue()}</p>}</Show>
    </div>
  )
}

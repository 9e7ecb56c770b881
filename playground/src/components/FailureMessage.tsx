import { Show } from 'solid-js'
import type { FailureText } from '../state/failure'

export function FailureMessage(props: { failure: FailureText }) {
  return (
    <p class="failure">
      <code>{props.failure.code}</code> <span>{props.failure.message}</span>
      <Show when={props.failure.errorId}>{(id) => <small>In the server’s log: {id()}</small>}</Show>
    </p>
  )
}

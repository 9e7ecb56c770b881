import { ProtocolError, SeamlineError, ServerFnError, ValidationError } from 'seamline'
import { Show } from 'solid-js'

/** A banner for a failed call; what a validator found is shown at its field instead. */
export function Failure(props: { failure: unknown }) {
  const shown = () => (props.failure instanceof ValidationError ? undefined : props.failure)
  return (
    <Show when={shown()}>
      {(failure) => (
        <p role="alert">
          <strong>{codeOf(failure())}</strong> {messageOf(failure())}
        </p>
      )}
    </Show>
  )
}

/** What a validator found at one field. */
export function FieldIssue(props: { failure: unknown; field: string }) {
  const issue = () =>
    props.failure instanceof ValidationError
      ? props.failure.issues.find(({ path }) => path[0] === props.field)
      : undefined
  return (
    <Show when={issue()}>
      {(found) => (
        <p class="issue" data-field={props.field}>
          {found().message}
        </p>
      )}
    </Show>
  )
}

function codeOf(failure: unknown): string {
  const hasCode =
    failure instanceof ServerFnError ||
    failure instanceof ProtocolError ||
    failure instanceof SeamlineError
  return hasCode ? failure.code : 'ERROR'
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}

import { createEffect, createUniqueId } from 'solid-js'
import { FieldIssue } from './FieldIssue'

interface NoteFieldProps {
  readonly label: string
  readonly value: string
  readonly issue: string | undefined
  readonly onInput: (text: string) => void
  readonly placeholder?: string
  readonly ref?: (field: HTMLTextAreaElement) => void
}

/** The text of a note with its validation issue. */
export function NoteField(props: NoteFieldProps) {
  const id = createUniqueId()
  let field: HTMLTextAreaElement | undefined
  createEffect(() => {
    if (props.issue !== undefined) field?.focus()
  })

  const sendByKeyboard = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    field?.form?.requestSubmit()
  }

  return (
    <>
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        name="text"
        rows={2}
        placeholder={props.placeholder}
        aria-invalid={props.issue !== undefined}
        aria-describedby={`${id}-issue`}
        ref={(element) => {
          field = element
          props.ref?.(element)
        }}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={sendByKeyboard}
      />
      <FieldIssue id={`${id}-issue`} issue={props.issue} />
    </>
  )
}

import { createUniqueId } from 'solid-js'
import { formatSize } from '../state/format-size'
import { FieldIssue } from './FieldIssue'

interface ChosenFileProps {
  readonly file: File
  readonly issue: string | undefined
  readonly onRemove: () => void
}

/** A file chosen for a note, which can be removed again. */
export function ChosenFile(props: ChosenFileProps) {
  const id = createUniqueId()
  return (
    <li class="chosen" data-invalid={props.issue !== undefined}>
      <span class="file-name">{props.file.name}</span>
      <span class="quiet">{formatSize(props.file.size)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={`Remove ${props.file.name}`}
        aria-describedby={`${id}-issue`}
        onClick={() => props.onRemove()}
      >
        ×
      </button>
      <FieldIssue id={`${id}-issue`} issue={props.issue} />
    </li>
  )
}

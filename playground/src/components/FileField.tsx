import { createUniqueId, For, Show } from 'solid-js'
import { FILE_TYPES, LARGEST_FILE, MOST_FILES } from '../attachment-rules'
import { formatSize } from '../state/format-size'
import { ChosenFile } from './ChosenFile'
import { FieldIssue } from './FieldIssue'

interface FileFieldProps {
  readonly files: readonly File[]
  /** The issue of all files together. */
  readonly issue: string | undefined
  /** The issue of one file. */
  readonly issueOf: (file: File) => string | undefined
  readonly onChange: (files: readonly File[]) => void
}

/** The files of a new note; each choice adds to them. */
export function FileField(props: FileFieldProps) {
  const id = createUniqueId()
  let field: HTMLInputElement | undefined
  const invalid = () => props.issue !== undefined || props.files.some(props.issueOf)

  const add = (input: HTMLInputElement) => {
    props.onChange([...props.files, ...(input.files ?? [])])
    // Otherwise a removed file could not be chosen again.
    input.value = ''
  }
  const remove = (file: File) => {
    props.onChange(props.files.filter((each) => each !== file))
    // Move focus here, because the pressed button is gone.
    field?.focus()
  }

  return (
    <div class="files">
      <div class="attach">
        <label class="button">
          <input
            type="file"
            name="files"
            multiple
            accept={FILE_TYPES.join()}
            aria-invalid={invalid()}
            aria-describedby={`${id}-hint ${id}-issue`}
            ref={(element) => (field = element)}
            onChange={(event) => add(event.currentTarget)}
          />
          Attach files
        </label>
        <span id={`${id}-hint`} class="quiet">
          {HINT}
        </span>
      </div>
      <FieldIssue id={`${id}-issue`} issue={props.issue} />
      <Show when={props.files.length > 0}>
        <ul aria-label="Files to attach">
          <For each={props.files}>
            {(file) => (
              <ChosenFile file={file} issue={props.issueOf(file)} onRemove={() => remove(file)} />
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

const HINT = `Up to ${MOST_FILES} of ${formatSize(LARGEST_FILE)}: images, PDF, plain text`

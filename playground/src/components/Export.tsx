import { Show } from 'solid-js'
import { createExport, EXPORT_NAME, type ExportProgress } from '../state/create-export'

/** Saves all notes to a file, and can be stopped. */
export function Export() {
  const { progress, start, stop } = createExport()
  const running = () => progress()?.state === 'running'
  return (
    <div class="export">
      <p class="quiet">
        {/* Announced at the end only, not for each note. */}
        <Show when={running()}>{tell(progress())}</Show>
        <span role="status">{running() ? '' : tell(progress())}</span>
        <Show when={progress()?.url}>
          {(url) => (
            <>
              {' '}
              <a href={url()} download={EXPORT_NAME}>
                Download
              </a>
            </>
          )}
        </Show>
      </p>
      <button type="button" class="needs-script" onClick={() => (running() ? stop() : start())}>
        {running() ? 'Stop' : 'Export'}
      </button>
    </div>
  )
}

function tell(progress: ExportProgress | undefined): string {
  if (progress === undefined) return ''
  const { state, count, total } = progress
  const notes = total === 1 ? 'note' : 'notes'
  const soFar = total === undefined ? 'no note' : `${count} of ${total} ${notes}`
  if (state === 'running') return total === undefined ? 'Starting…' : soFar
  if (state === 'stopped') return `Stopped after ${soFar}.`
  if (state === 'failed') return `Failed after ${soFar}.`
  return total === undefined ? 'No notes to export.' : `Exported ${count} ${notes}.`
}

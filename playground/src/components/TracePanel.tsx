import { useServerFn } from 'seamline'
import { For, Show } from 'solid-js'
import { breakSomething } from '../notes.functions'
import { createSubmission } from '../state/create-submission'
import { traces } from '../state/trace'
import { TracedCallItem } from './TracedCallItem'

/** The data and context of the last calls, in both directions. */
export function TracePanel() {
  const fail = useServerFn(breakSomething)
  const { busy, submit } = createSubmission()
  return (
    <aside class="trace">
      <details>
        <summary>Call trace</summary>
        <div class="trace-content">
          <p class="break needs-script">
            <button type="button" disabled={busy()} onClick={() => submit(() => fail())}>
              Break something
            </button>
            <span class="quiet">Calls a function that throws an unexpected error.</span>
          </p>
          <Show when={traces.length > 0} fallback={<p class="quiet">Nothing yet.</p>}>
            <ol aria-label="The last calls">
              <For each={traces}>{(call) => <TracedCallItem call={call} />}</For>
            </ol>
          </Show>
        </div>
      </details>
    </aside>
  )
}

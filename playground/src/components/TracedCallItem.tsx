import * as notes from '../notes.functions'
import * as session from '../session.functions'
import { For, Show } from 'solid-js'
import type { TracedCall } from '../state/trace'

export function TracedCallItem(props: { call: TracedCall }) {
  return (
    <li class="traced" data-state={props.call.state}>
      <p class="traced-head">
        <code class="name">{nameOf(props.call.functionId)}</code>
        <span>{props.call.method}</span>
        <span class="status">{statusOf(props.call)}</span>
        <Show when={props.call.milliseconds !== undefined}>
          <span class="quiet">{props.call.milliseconds} ms</span>
        </Show>
      </p>
      <dl>
        <dt>Headers</dt>
        <dd>
          <For each={props.call.headers} fallback="none">
            {([name, value]) => (
              <div>
                {name}: {value}
              </div>
            )}
          </For>
        </dd>
        <dt>Context sent</dt>
        <dd>{JSON.stringify(props.call.sent ?? {})}</dd>
        <dt>Context received</dt>
        <dd>{JSON.stringify(props.call.received ?? {})}</dd>
      </dl>
    </li>
  )
}

/** A stub has only its id; the name comes from its export. */
function nameOf(id: string): string {
  const named = Object.entries({ ...notes, ...session }).find(([, fn]) => fn.serverFnMeta.id === id)
  return named?.[0] ?? id
}

function statusOf({ state, status }: TracedCall): string {
  if (state === 'aborted') return 'aborted'
  if (status !== undefined) return String(status)
  return state === 'running' ? 'on its way' : 'no answer'
}

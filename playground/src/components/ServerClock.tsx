import { Show } from 'solid-js'
import { serverTime } from '../state/session'

/** The server's time, as it came back beside the last result. */
export function ServerClock() {
  return (
    <footer class="quiet">
      <Show when={serverTime()}>
        {(time) => (
          <output data-server-time={time()}>
            Last answer at {new Date(time()).toLocaleTimeString()}, by the server’s clock
          </output>
        )}
      </Show>
    </footer>
  )
}

import { Show } from 'solid-js'
import { serverTime } from '../state/session'

/** The server's time, sent with the last result. */
export function ServerClock() {
  return (
    <footer class="quiet">
      <Show when={serverTime()}>
        {(time) => (
          <output data-server-time={time()}>
            Last response at {new Date(time()).toLocaleTimeString()} (server time)
          </output>
        )}
      </Show>
    </footer>
  )
}
